"""The law as pure Python: the Code of Administrative Procedure (KPA), title VIII, and its calendar."""
