"""`gongkai schema`: the JSON Schemas of what goes in and comes out."""

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json
from assistant.cli.types import OneOf

NAMES = ("report", "check", "repair", "numbers", "year", "refusal")


@subcommand("schema")
@click.argument("name", type=OneOf(dict.fromkeys(NAMES, "")), default="report", metavar="[名称]")
@json_option
def command(name: str, as_json: bool) -> int:
    """打印数据格式的 JSON Schema（2020-12）。

    report   年报数据：read --json 打印的内容
    check    校验结果：check --json 打印的内容
    repair   改法：repair --json 打印的内容
    numbers  文中的数字：numbers --json 打印的内容
    year     年度文件：draft 接受的 YAML 或 JSON
    refusal  读不了的文件：各命令加 --json 时在它的位置打印的内容
    """
    import json

    from assistant.repair.schema import repair_schema
    from assistant.report.schema import schemas

    schema = repair_schema() if name == "repair" else schemas()[name]
    if as_json:
        print_json(schema)
    else:
        click.echo(json.dumps(schema, ensure_ascii=False, indent=2).encode())
    return 0
