"""The last boundary: whatever happens becomes a Chinese message and an exit status, never a traceback."""

import errno
import os
import sys
from collections.abc import Sequence

import click

from assistant.cli.group import gongkai
from assistant.cli.output import UNREADABLE, print_json, refusal, tell, tolerate_any_console
from assistant.errors import InputError

DEFECT = 3
INTERRUPTED = 130
BROKEN_PIPE = 141

_REASONS = {
    errno.EACCES: "没有权限，或文件正被 Word、WPS 等程序打开；请关闭后再试，或换一个位置",
    errno.EPERM: "没有权限；请换一个位置",
    errno.ENOENT: "没有这个文件或文件夹；请核对路径",
    errno.EEXIST: "已有同名文件；请换一个名称",
    errno.ENOTDIR: "路径中有一段不是文件夹；请核对路径",
    errno.EISDIR: "这是文件夹，不是文件；请指定其中的文件",
    errno.ENOSPC: "磁盘已满；请腾出空间",
    errno.EROFS: "所在磁盘只读；请换一个位置",
    errno.ENAMETOOLONG: "文件名过长；请换一个短的",
}


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line on these arguments (those of the process where None) and return the exit status.

    A subcommand's own status; 2 for wrong usage, unreadable input and files that cannot be opened or written;
    3 for a defect of the program; 130 after Ctrl-C; 141 where the reader of a pipe has gone.
    """
    tolerate_any_console()
    try:
        status = gongkai.main(args, prog_name="gongkai", standalone_mode=False)
        sys.stdout.flush()
    except click.MissingParameter as error:
        click.UsageError(_wanting(error), ctx=error.ctx).show()
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        tell("已中断。")
        return INTERRUPTED
    except InputError as error:
        if "--json" in (sys.argv[1:] if args is None else args):
            print_json(refusal(error.place, error))
        tell(str(error))
        return UNREADABLE
    except SystemExit:  # click leaves so where the reader of our output has gone
        return BROKEN_PIPE
    except OSError as error:
        return _failed_file(error)
    except Exception as error:  # noqa: BLE001 -- the one place where a defect becomes a message; --debug shows it whole
        return _defect(error)
    return int(status or 0)


def _wanting(error: click.MissingParameter) -> str:
    """What the command still needs: an option by its name and use, an argument as the usage line has it."""
    param = error.param
    if isinstance(param, click.Option):
        return f"还要写 {param.opts[0]}（{param.help}）。"
    return f"还要写“{param.human_readable_name.rstrip('.')}”。" if param else error.format_message()


def _failed_file(error: OSError) -> int:
    windows_pipe = os.name == "nt" and error.errno == errno.EINVAL and error.filename is None
    if error.errno in (errno.EPIPE, errno.ESHUTDOWN) or windows_pipe:
        # What Python would still flush at exit has no reader either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    _show_if_debugging(error)
    where = f" {error.filename}" if error.filename else ""
    tell(f"文件操作失败{where}：{_REASONS.get(error.errno or 0, f'系统错误 {error.errno}')}。")
    return UNREADABLE


def _defect(error: Exception) -> int:
    _show_if_debugging(error)
    tell(
        f"程序内部出错（{type(error).__name__}），这不是您的文件的问题。"
        "请加上 --debug 再运行一次（gongkai --debug …），把显示的内容和所用命令一并反馈给维护人员；"
        "反馈前请删去其中的姓名、电话等内容。"
    )
    return DEFECT


def _show_if_debugging(error: Exception) -> None:
    if os.environ.get("GONGKAI_DEBUG", "0") not in ("", "0"):
        import traceback  # here: it is not small, and a good run never needs it

        traceback.print_exception(error)
