"""The composer: from figures and facts to the six parts, without a model. Python says what, `phrases/` says how."""

from assistant.drafting.composer.compose import Draft, compose

__all__ = ["Draft", "compose"]
