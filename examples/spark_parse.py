"""Reads a folder of articles with Spark, a record for each, and writes the records as JSON Lines.

    python examples/spark_parse.py ARTICLES OUT

Needs `pip install pyspark`, a Java runtime, and `isnad` on the path of every worker. Spark hands each partition to one
`isnad` as a stream, an article a line, and reads one record or one error a line back, in the same order; so what is
set up once a process is set up once a partition, however many millions of articles there are.
"""

import json
import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession

articles, out = Path(sys.argv[1]).resolve(), sys.argv[2]
spark = SparkSession.builder.appName("isnad").getOrCreate()

files = spark.sparkContext.wholeTextFiles(articles.as_uri(), minPartitions=4).filter(
    lambda file: file[0].endswith((".md", ".markdown", ".html"))
)
lines = files.map(lambda file: json.dumps({"path": file[0], "text": file[1]}))
# A piped program sees no environment but the one that it is given here.
answers = lines.pipe("isnad parse --format jsonl -", {"PATH": os.environ["PATH"]}).map(json.loads).cache()

records = answers.filter(lambda answer: "error" not in answer)
records.map(lambda record: json.dumps(record, ensure_ascii=False)).saveAsTextFile(out)
errors = answers.filter(lambda answer: "error" in answer).collect()

print(f"{records.count()} records, {len(errors)} errors")
for error in errors:
    print(error, file=sys.stderr)
spark.stop()
