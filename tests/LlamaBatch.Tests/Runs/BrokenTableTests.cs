using System.Text;
using LlamaBatch.Fuzzing;
using LlamaBatch.Runs;

namespace LlamaBatch.Tests.Runs;

/// <summary>What is wrong with a table is said in a sentence with its file, line and column, and with the remedy.</summary>
public class BrokenTableTests : TableTest
{
    private static readonly RunTable _finals = RunTable.Csv("runs.csv");
    private static readonly RunTable _curves = RunTable.Csv("runs.csv") with { Run = "run", Progress = Progress.Steps("step") };

    public static TheoryData<string, string> Finals { get; } = new()
    {
        {
            "",
            "runs.csv is empty. Put a header line and a row for each run into it."
        },
        {
            "batch_size,validation_loss\n",
            "runs.csv: there are no rows below the header. Add a row for each run."
        },
        {
            "batchsizes,validation_loss\n16,3\n",
            "runs.csv: there is no column for the axis BatchSize. Its columns are 'batchsizes', 'validation_loss'. Did you "
            + "mean 'batchsizes'? "
            + "Name it with Axes = [(nameof(BatchSize), \"…\")]."
        },
        {
            "batch_size,loss\n16,3\n",
            "runs.csv: there is no column for the metric ValidationLoss. Its columns are 'batch_size', 'loss'. "
            + "Name it with Metrics = [(nameof(ValidationLoss), \"…\")]."
        },
        {
            "batch_size,batchsize,validation_loss\n16,16,3\n",
            "runs.csv: the columns 'batch_size', 'batchsize' may each be 'BatchSize'. Write the exact name into the table."
        },
        {
            "batch_size,validation_loss,validation_loss\n16,3,3\n",
            "runs.csv, line 1, column validation_loss: two columns have this name. Rename or delete one."
        },
        {
            "batch_size,validation_loss\n16,3\n16\n",
            "runs.csv, line 3: the row has 1 cell, and the header has 2 ('batch_size', …). Fill the missing cells."
        },
        {
            "batch_size,note,validation_loss\n16,\"a\nb\",3\n16,\"a\nb\",3,4\n",
            "runs.csv, line 4: the row has 4 cells, and the header has 3 ('batch_size', …). Quote cells that hold a separator."
        },
        {
            "batch_size,note,validation_loss\n\n16,\"a\nb\",3\nabc,x,3\n",
            "runs.csv, line 5, column batch_size: 'abc' is not a whole number. BatchSize has the levels 16, 32."
        },
        {
            "batch_size,validation_loss\n16.5,3\n",
            "runs.csv, line 2, column batch_size: '16.5' is not a whole number. BatchSize has the levels 16, 32."
        },
        {
            "batch_size,validation_loss\n48,3\n",
            "runs.csv, line 2, column batch_size: BatchSize has no level 48; its levels are 16, 32. Add the level, or set "
            + "LeavesOutOtherLevels."
        },
        {
            "batch_size,validation_loss\n,3\n",
            "runs.csv, line 2, column batch_size: the cell is empty. Write a level of BatchSize, or leave the row out with Where."
        },
        {
            "batch_size,validation_loss\n16,\n",
            "runs.csv, line 2: the cells of validation_loss are empty. Fill one, or leave the row out with Where."
        },
        {
            "batch_size,validation_loss\n16,n/a\n",
            "runs.csv, line 2, column validation_loss: 'n/a' is text; it must be a number such as 3.14. Leave the cell empty "
            + "if there is no value."
        },
        {
            "batch_size;validation_loss\n16;3,25\n",
            "runs.csv, line 2, column validation_loss: '3,25' has a comma. Write a decimal point and no thousands separators."
        },
        {
            "batch_size,validation_loss\n16,\"1,234.5\"\n",
            "runs.csv, line 2, column validation_loss: '1,234.5' has a comma. Write a decimal point and no thousands separators."
        },
        {
            "batch_size,validation_loss\n16,1e999\n",
            "runs.csv, line 2, column validation_loss: 1e999 is beyond ±1e100. Correct it."
        },
        {
            "batch_size,validation_loss\n16,\"3\n16,4\n",
            "runs.csv, line 2: a quotation mark stands inside a cell, or a quoted cell does not end. Quote the whole cell and "
            + "double the marks in it."
        },
        {
            "batch_size,validation_loss\n16,3\"4\n",
            "runs.csv, line 2: a quotation mark stands inside a cell, or a quoted cell does not end. Quote the whole cell and "
            + "double the marks in it."
        },
    };

    public static TheoryData<string, string> Curves { get; } = new()
    {
        {
            "batch_size,run,step,validation_loss\n16,a,10,5\n16,a,20,4\n16,a,10,6\n",
            "runs.csv, line 4, column validation_loss: a second value at progress 10: 6 after 5. Delete one, or name the column that "
            + "tells runs apart with Run."
        },
        {
            "batch_size,run,step,validation_loss\n16,a,10,5\n16,a,10,4\n",
            "runs.csv, line 3, column validation_loss: a second value at progress 10: 4 after 5. Delete one, or name the "
            + "column that tells runs "
            + "apart with Run."
        },
        {
            "batch_size,run,step,validation_loss\n16,a,-10,5\n",
            "runs.csv, line 2, column step: -10 is below 0; progress cannot be. Correct it, or name another column."
        },
        {
            "batch_size,run,step,validation_loss\n16,a,,5\n",
            "runs.csv, line 2, column step: the cell is empty. Write a number, or leave the row out with Where."
        },
        {
            "batch_size,run,step,validation_loss\n16,a,nan,5\n",
            "runs.csv, line 2, column step: nan is not finite. Correct it, or leave the row out with Where."
        },
        {
            "batch_size,run,step,validation_loss\n16,,10,5\n",
            "runs.csv, line 2, column run: the cell is empty. Fill it, or leave the row out with Where."
        },
        {
            "batch_size,id,step,validation_loss\n16,a,10,5\n",
            "runs.csv: there is no column 'run', which Run needs. Its columns are 'batch_size', 'id', 'step', 'validation_loss'."
        },
        {
            "batch_size,run,steps,validation_loss\n16,a,10,5\n",
            "runs.csv: there is no column 'step', which Progress needs. Its columns are 'batch_size', 'run', 'steps', 'validation_loss'. "
            + "Did you mean 'steps'?"
        },
    };

    [Theory]
    [MemberData(nameof(Finals))]
    public void A_table_of_final_values(string csv, string sentence)
    {
        Write("runs.csv", csv);

        Assert.Equal(sentence, Refused(_finals));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_table_of_curves(string csv, string sentence)
    {
        Write("runs.csv", csv);

        Assert.Equal(sentence, Refused(_curves));
    }

    /// <summary>Without a name, rows that go back may be of a second run.</summary>
    [Fact]
    public void Progress_that_falls_in_a_file_of_one_run()
    {
        Write("runs.csv", "batch_size,step,validation_loss\n16,10,5\n16,20,4\n16,10,5\n");

        Assert.Equal(
            "runs.csv, line 4, column step: progress falls from 20 to 10. Sort the rows of a run by progress, or name the column that "
            + "tells runs apart with Run.",
            Refused(_curves with { Run = null }));
    }

    [Fact]
    public void Runs_that_stand_twice()
    {
        Write("runs.csv", "batch_size,run,seed,validation_loss\n16,a,1,3\n32,a,1,3\n16,a,2,4\n");

        Assert.Equal(
            "runs.csv, line 4, column run: the run a at BatchSize=16 is also in runs.csv, line 2. Delete one row, or name the "
            + "column of progress "
            + "with Progress.",
            Refused(_finals with { Run = "run" }));

        Write("runs.csv", "batch_size,run,seed,validation_loss\n16,a,1,3\n16,b,1.0,4\n");
        Assert.Equal(
            "runs.csv, line 3: BatchSize=16 already has a run with Pair 1, in runs.csv, line 2. Give each run of an arm its "
            + "own value, or leave "
            + "Pair out.",
            Refused(_finals with { Pair = "seed" }));
    }

    [Fact]
    public void Names_that_could_steer_a_terminal()
    {
        string name = new string('a', 2_000) + "\u001b[31m";
        Write("runs.csv", $"batch_size,run,validation_loss\n16,\u0011{name},3\n16,\u0011{name},4\n");

        string refusal = Refused(_finals with { Run = "run" });
        Assert.True(refusal.Length < 500 && !refusal.Any(char.IsControl), refusal);
    }

    [Fact]
    public void Several_runs_in_a_file_of_one()
    {
        Write("runs.csv", "batch_size,step,validation_loss\n16,1,3\n32,2,3\n");

        Assert.Equal(
            "runs.csv, line 3: the levels are BatchSize=32, and BatchSize=16 in runs.csv, line 2. A file is one run; if it "
            + "holds several, name "
            + "the column that tells them apart with Run.",
            Refused(_curves with { Run = null }));
    }

    [Fact]
    public void Rows_that_nothing_accepts()
    {
        Write("runs.csv", "study,batch_size,validation_loss\na,16,3\n");

        Assert.Equal("runs.csv: no row has the values of Where, of 1 rows. Correct "
            + "Where.", Refused(_finals with { Where = [("study", "b")] }));
        Assert.Equal(
            "runs.csv: there is no column 'stud', which Where needs. Its columns are 'study', 'batch_size', 'validation_loss'. "
            + "Did you mean 'study'?",
            Refused(_finals with { Where = [("stud", "b")] }));

        Write("runs.csv", "batch_size,validation_loss\n48,3\n48,4\n");
        Assert.Equal(
            "runs.csv: no row has a level of the axes, of 2 rows. Levels that no axis lists: BatchSize=48. Add the levels.",
            Refused(_finals with { LeavesOutOtherLevels = true }));

        Write("runs.csv", "batch_size,validation_loss\n48,3\n16,4\n");
        Assert.Equal(
            ("BatchSize=48", 1),
            Assert.Single((_finals with { LeavesOutOtherLevels = true }).Read(Folder, Wanted).Notes.OtherLevels) is var other
                ? (other.Key, other.Value)
                : default);
    }

    [Fact]
    public void Targets_that_were_not_reached()
    {
        Write("runs.csv", "batch_size,steps_to_target\n16,DNF\n");
        RunTable table = _finals with { Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Steps)] };

        Assert.Equal(
            "runs.csv, line 2, column steps_to_target: 'DNF' is text; it must be a number such as 3.14. Leave the cell empty "
            + "if there is no value.",
            Refused(table, WantedTarget));
        Assert.Equal(
            "runs.csv, line 2, column steps_to_target: 'DNF' means that the run did not reach the target, and no column says "
            + "how far it went. "
            + "Name that column with Until.",
            Refused(
                table with { Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Steps) { NotReached = "DNF" }] },
                WantedTarget));
        Assert.Equal(
            "Targets names ValidationLoss at 3.3, which is no target of the experiment. Add [Target<ValidationLoss>(3.3)], or "
            + "correct the value.",
            Refused(table));
        Assert.Equal(
            "runs.csv: there is no column 'tokens_to_target', which the target of ValidationLoss needs. Its columns are 'batch_size', "
            + "'steps_to_target'. Did you mean 'steps_to_target'?",
            Refused(table with { Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Tokens)] }, WantedTarget));
    }

    [Fact]
    public void Encodings()
    {
        Write("runs.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("batch_size\n16\n")).ToArray());
        Assert.Equal("runs.csv is UTF-16. Save it as UTF-8.", Refused(_finals));

        Write("runs.csv", Encoding.Unicode.GetBytes("batch_size\n16\n"));
        Assert.Equal(
            "runs.csv, line 1: a zero byte. The file is binary, or UTF-16 without a byte order mark; save it as UTF-8.",
            Refused(_finals));

        Write("runs.csv", Encoding.Latin1.GetBytes("batch_size,note\n16,größer\n"));
        Assert.Equal("runs.csv, line 2: a byte is not UTF-8. Save the file as UTF-8.", Refused(_finals));
    }

    [Fact]
    public void Paths()
    {
        Write("data/bs16.csv", "batch_size,validation_loss\n16,3\n");

        Assert.Equal(
            "There is no file 'data/bs61.csv' in 'FOLDER'. Did you mean 'FOLDER/data/bs16.csv'? Put it there, or correct the "
            + "path of the table.",
            Refused(RunTable.Csv("data/bs61.csv")));
        Assert.Equal(
            "No file in 'FOLDER' matches 'data/seed{run}.csv'. Put the runs there, or correct the path of the table.",
            Refused(RunTable.Csv("data/seed{run}.csv")));
        Assert.Equal(
            "'seed{run.csv' has an unpaired brace or a placeholder without a name. Write one such as {BatchSize}.",
            Refused(RunTable.Csv("data/seed{run.csv")));
        Assert.Equal("The path 'data\\bs16.csv' has a backslash. Write '/' between folders.", Refused(RunTable.Csv("data\\bs16.csv")));
        Assert.Equal(
            "The table of runs has an empty path. Give a path, relative to the experiment's folder.",
            Refused(RunTable.Csv(" ")));
        Assert.Equal(
            "data/bs16.csv: 'batch_size' is both a column and a placeholder. Rename the placeholder.",
            Refused(RunTable.Csv("data/bs{batch_size}.csv")));
    }

    [Fact]
    public void Names_that_the_experiment_does_not_have()
    {
        Write("runs.csv", "batch_size,validation_loss\n16,3\n");

        Assert.Equal(
            "Axes names 'Heads', which is no axis of the experiment. It has BatchSize.",
            Refused(_finals with { Axes = [("Heads", "heads")] }));
        Assert.Equal(
            "Metrics names 'loss', which is no metric of the experiment. It has ValidationLoss.",
            Refused(_finals with { Metrics = [("loss", "loss")] }));
        Assert.Equal(
            "runs.csv: RunNames gives the form of run names, and Run names no column. Set Run to the column of the names.",
            Refused(_finals with { RunNames = "bs{BatchSize}" }));
        Assert.Equal(
            "runs.csv, line 2, column batch_size: the name '16' is not of the form 'seed{seed}'. Correct RunNames, or leave "
            + "the run out with "
            + "Where.",
            Refused(_finals with { Run = "batch_size", RunNames = "seed{seed}", Pair = "seed" }));
    }

    [Fact]
    public void Links_that_lead_back()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "data", "again"), Path.Combine(Folder, "data"));
        string refusal = Assert.ThrowsAny<IOException>(() => RunTable.Csv("data/**/x.csv").Read(Folder, Wanted)).Message;
        Assert.Contains("again", refusal, StringComparison.Ordinal);

        File.CreateSymbolicLink(Path.Combine(Folder, "a.csv"), Path.Combine(Folder, "b.csv"));
        File.CreateSymbolicLink(Path.Combine(Folder, "b.csv"), Path.Combine(Folder, "a.csv"));
        Assert.Contains(
            "a.csv' cannot be read",
            Assert.ThrowsAny<IOException>(() => RunTable.Csv("a.csv").Read(Folder, Wanted)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_large()
    {
        using (FileStream file = File.Create(Path.Combine(Folder, "runs.csv")))
        {
            file.SetLength(SourceText.Largest + (1 << 20));
        }

        Assert.Equal(
            "runs.csv has 257 MiB; at most 256 MiB are read. Keep only the rows and columns that are needed.",
            Refused(_finals));
    }

    [Fact]
    public void Json()
    {
        Write("runs.jsonl", "{\"batch_size\": 16, \"validation_loss\": 3}\n[16, 3]\n");
        Assert.Equal(
            "runs.jsonl, line 2: the value is not a JSON object. Write each row as {\"name\": value, …}.",
            Refused(RunTable.JsonLines("runs.jsonl")));

        Write("runs.jsonl", "{\"batch_size\": 16, \"validation_loss\": 3}\n{\"batch_size\": 16,\n");
        Assert.Equal(
            "runs.jsonl, line 2: the line is not valid JSON; it ends with '{\"batch_size\": 16,'. Write each row as one JSON object on "
                + "one line, and remove a line that was cut off.",
            Refused(RunTable.JsonLines("runs.jsonl")));

        Write("runs.jsonl", "{\"batch_size\": 16, \"validation_loss\": {\"mean\": 3}}\n");
        Assert.Equal(
            "runs.jsonl, line 1, column validation_loss: the value is a list or an object. Write its parts as columns of their own.",
            Refused(RunTable.JsonLines("runs.jsonl")));

        Write("runs.jsonl", "{\"batch_size\": 16, \"batch_size\": 32}\n");
        Assert.Equal(
            "runs.jsonl, line 1, column batch_size: the name stands twice in the row. Delete one.",
            Refused(RunTable.JsonLines("runs.jsonl")));

        Write("runs.jsonl", "\n");
        Assert.Equal("runs.jsonl is empty. Write a JSON object for each row into it.", Refused(RunTable.JsonLines("runs.jsonl")));
    }

    [Fact]
    public async Task Parquet()
    {
        Write("runs.parquet", "batch_size,validation_loss\n16,3\n");
        Assert.Equal(
            "runs.parquet is not a Parquet file: it does not begin and end with PAR1. Export it again.",
            Refused(RunTable.Parquet("runs.parquet")));

        Write("runs.parquet", "PAR1 and nothing else PAR1");
        Assert.Equal("runs.parquet has a damaged footer. Export it again.", Refused(RunTable.Parquet("runs.parquet")));

        await ParquetFile.Write(Path.Combine(Folder, "runs.parquet"), [16, 48], ["a", "b"], [3, 3], [4, 4]);
        Assert.Equal(
            "runs.parquet, row 2, column batch_size: BatchSize has no level 48; its levels are 16, 32. Add the level, or set "
            + "LeavesOutOtherLevels.",
            Refused(RunTable.Parquet("runs.parquet")));
    }

    [Fact]
    public void Files_of_training_programs()
    {
        Write("trainer_state.json", "{\n \"log_history\": [\n  {\"step\": 10, \"eval_loss\": 3},\n  {\"step\": 20, "
            + "\"eval_loss\": \"x\"}\n ],\n \"b\": 16\n}\n");
        RunTable trainer = RunTable.TrainerState("trainer_state.json") with { Axes = [("BatchSize", "b")] };
        Assert.Equal(
            "trainer_state.json, line 4, column eval_loss: 'x' is text; it must be a number such as 3.14. Leave the cell empty "
            + "if there is no "
            + "value.",
            Refused(trainer));
        Write("trainer_state.json", "{\n \"log_history\": [\n  {\"step\": 10,");
        Assert.Equal("trainer_state.json, line 3: the file is not valid JSON. Copy trainer_state.json again.", Refused(trainer));
        Write("trainer_state.json", "{\"loss\": 3}");
        Assert.Equal("trainer_state.json has no log_history. Name the trainer_state.json of a checkpoint.", Refused(trainer));
        Write("trainer_state.json", "{\"log_history\": []}");
        Assert.Equal(
            "trainer_state.json: log_history is empty. Train for at least logging_steps steps, or leave the file out.",
            Refused(trainer));

        Write("16.log", "step 1 loss 3\n");
        Assert.Equal(
            "16.log: no line has 'step: … loss: …'. Name the standard output of torchtitan.",
            Refused(RunTable.Torchtitan("{BatchSize}.log")));

        Directory.CreateDirectory(Path.Combine(Folder, "mlruns"));
        Assert.Equal(
            "mlruns has no run of MLflow: no folder in it has metrics/. Name the folder mlruns of a training that logged metrics.",
            Refused(RunTable.MLflow("mlruns")));
        Write("mlruns/0/a/metrics/ValidationLoss", "1700000000000 3.5\n");
        Write("mlruns/0/a/params/batch_size", "16");
        Assert.Equal(
            "mlruns/0/a/metrics/ValidationLoss, line 1: the line is '1700000000000 3.5'; it must be time, value and step. Log "
            + "the metric with its "
            + "step.",
            Refused(RunTable.MLflow("mlruns")));
    }

    [Fact]
    public void A_folder_and_a_compressed_file_are_named_as_such()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "runs.csv"));
        Assert.Contains(
            "is a folder; the table is a file. Name the file, such as 'runs.csv/*.csv'.",
            Assert.Throws<RunTableException>(() => _finals.Read(Folder, Wanted)).Message,
            StringComparison.Ordinal);

        foreach (byte[] magic in (byte[][])[[0x1F, 0x8B, 8, 0], [.. "PK\u0003\u0004"u8], [0x28, 0xB5, 0x2F, 0xFD]])
        {
            Write("small.csv", magic);
            Assert.Equal(
                "small.csv is compressed. Decompress it, and name the decompressed file.",
                Assert.Throws<RunTableException>(() => RunTable.Csv("small.csv").Read(Folder, Wanted)).Message);
        }
    }

    [Fact]
    public void Runs_that_are_typed_in()
    {
        Assert.Equal(
            "Runs, run 1, column BatchSize: BatchSize has no level 48; its levels are 16, 32. Add the level, or set LeavesOutOtherLevels.",
            Refused(RunTable.Of("BatchSize", nameof(ValidationLoss), (48, [3.0]))));
        Assert.Equal(
            "Runs, run 1: the run has no level of the axis BatchSize. Add one.",
            Refused(RunTable.Of("Heads", nameof(ValidationLoss), (2, [3.0]))));
        Assert.Equal(
            "Runs, run 1: 'ValidationLos' is no metric of the experiment. It has ValidationLoss.",
            Refused(RunTable.Of("BatchSize", "ValidationLos", (16, [3.0]))));
        Assert.Equal(
            "EvaluatedEvery is -5; it must be finite and at least 0.",
            Assert.Throws<RunTableException>(() => RunTable.Of(
                "BatchSize", new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Steps) { EvaluatedEvery = -5 }, (16, [5]))).Message);
        Assert.Equal(
            "BatchSize 16, run 2: -5 is no progress to a target. Correct it.",
            Assert.Throws<RunTableException>(() => RunTable.Of(
                "BatchSize", new RunTarget(nameof(ValidationLoss), 3.3, ProgressUnit.Steps), (16, [5, -5]))).Message);
    }
}
