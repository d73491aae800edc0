"""What the engines that lay out pages share: what they give, and what finishes their files."""
