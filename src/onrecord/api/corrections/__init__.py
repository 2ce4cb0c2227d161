"""Reviews as training data: the coder's statements with what reviewers made of them."""

from .corrected import corrected
from .jsonlines import as_jsonl
from .label_studio import as_label_studio
from .marks import as_marks

__all__ = ["as_jsonl", "as_label_studio", "as_marks", "corrected"]
