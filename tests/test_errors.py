from assistant.errors import InputError


def test_a_refusal_reads_as_one_sentence_with_place_and_remedy() -> None:
    refusal = InputError("文件已加密", place="年报.docx", remedy="请另存为不加密的文件")
    assert str(refusal) == "无法读取 年报.docx：文件已加密。请另存为不加密的文件"


def test_what_could_not_be_written_is_not_said_to_be_unreadable() -> None:
    refusal = InputError("磁盘已满", place="年报.docx", remedy="请腾出空间", doing="写入")
    assert str(refusal) == "无法写入 年报.docx：磁盘已满。请腾出空间"
