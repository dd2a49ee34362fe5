# How an answer reads where its value alone is kept.
answer-yes = Yes
answer-no = No
