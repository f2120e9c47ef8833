"""`gongkai schema`: the JSON Schemas of what goes in and comes out."""

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json

NAMES = ("report", "check", "year")


@subcommand("schema")
@click.argument("name", type=click.Choice(NAMES), default="report", metavar="[report|check|year]")
@json_option
def command(name: str, as_json: bool) -> int:
    """打印数据格式的 JSON Schema（2020-12）。

    report  年报数据：read --json 打印的内容
    check   校验结果：check --json 打印的内容
    year    年度文件：draft 接受的 YAML 或 JSON
    """
    import json

    from assistant.report.schema import schemas

    schema = schemas()[name]
    if as_json:
        print_json(schema)
    else:
        click.echo(json.dumps(schema, ensure_ascii=False, indent=2).encode())
    return 0
