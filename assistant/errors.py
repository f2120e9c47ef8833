"""The one refusal of the whole product."""


class InputError(Exception):
    """Input that cannot be used at all: the command line exits 2, the page shows a notice.

    An odd cell is never a reason to refuse; it becomes a finding.

    Args:
        problem: what is wrong, in Chinese, without full stop.
        place: the file, and where known the spot in it, as the user knows it.
        remedy: what the user can do, in Chinese, without full stop.
        doing: what could not be done with the place, in Chinese: 读取, 写入, 生成, 使用.
    """

    def __init__(self, problem: str, *, place: str, remedy: str, doing: str = "读取") -> None:
        self.problem, self.place, self.remedy, self.doing = problem, place, remedy, doing
        super().__init__(f"无法{doing} {place}：{problem}。{remedy}")
