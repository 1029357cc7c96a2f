using LlamaBatch.Runs;

namespace LlamaBatch.Tests.Runs;

/// <summary>Tables of comma-separated values.</summary>
public class CsvTests : TableTest
{
    [Fact]
    public void Each_row_is_a_run()
    {
        Write("runs.csv", "batch_size,validation_loss\n16,3.25\n32,3.5\n");

        Assert.Equal(
            ["BatchSize=16 runs.csv, line 2 ValidationLoss=3.25", "BatchSize=32 runs.csv, line 3 ValidationLoss=3.5"],
            Read(RunTable.Csv("runs.csv")));
    }

    [Fact]
    public void The_exact_name_of_a_column_wins()
    {
        Write("runs.csv", "batch_size,BatchSize,batchsize,validation_loss\n1,16,2,3\n");

        Assert.Equal(["BatchSize=16 runs.csv, line 2 ValidationLoss=3"], Read(RunTable.Csv("runs.csv")));
    }

    [Fact]
    public void Columns_have_the_names_that_the_author_gives()
    {
        Write("runs.csv", "study;bs;seed;eval_loss;id\na;1.6e1;1;3.25;x\nb;16;1;9;y\na;16.0;2;3.5;z\n");
        RunTable table = RunTable.Csv("runs.csv") with
        {
            Axes = [("BatchSize", "bs")],
            Metrics = [(nameof(ValidationLoss), "eval_loss")],
            Run = "id",
            Pair = "seed",
            Where = [("study", "a")],
        };

        Assert.Equal(
            ["BatchSize=16 x pair 1 ValidationLoss=3.25", "BatchSize=16 z pair 2 ValidationLoss=3.5"],
            Read(table));
        Assert.Equal(1, table.Read(Folder, Wanted).Notes.RowsElsewhere);
    }

    [Fact]
    public void Progress_makes_the_rows_of_a_run_a_curve()
    {
        Write(
            "runs.csv",
            "BatchSize,Run,Step,ValidationLoss,note\n"
            + "16,a,10,5,\n16,b,10,4.5,\n16,a,20,4,\n16,a,25,,checkpoint\n16,b,20,NaN,\n16,b,30,7,\n");
        RunTable table = RunTable.Csv("runs.csv") with { Run = "run", Progress = Progress.Steps("step") };

        Assert.Equal(
            [
                "BatchSize=16 a ValidationLoss=4 ValidationLoss@Steps: 10:5 20:4",
                "BatchSize=16 b diverged ValidationLoss=NaN ValidationLoss@Steps: 10:4.5",
            ],
            Read(table));
        RunTableNotes notes = table.Read(Folder, Wanted).Notes;
        Assert.Equal((6, 1, 1), (notes.Rows, notes.RowsWithoutValue, notes.ValuesAfterDivergence));
    }

    [Fact]
    public void A_target_is_known_to_the_evaluation_grid()
    {
        Write("runs.csv", "batch_size,run,sequences_to_target,seen\n16,1,159744,159744\n16,2,DNF,500000\n32,1,,400000\n");
        RunTable table = RunTable.Csv("runs.csv") with
        {
            Run = "run",
            Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences)
            {
                EvaluatedEvery = 12_288,
                NotReached = "DNF",
                Until = "seen",
            }],
        };

        Assert.Equal(
            [
                "BatchSize=16 1 ValidationLoss 3.3 Sequences (147456, 159744]",
                "BatchSize=16 2 ValidationLoss 3.3 Sequences (500000, Infinity]",
                "BatchSize=32 1 ValidationLoss 3.3 Sequences (400000, Infinity]",
            ],
            Read(table, WantedTarget));
    }

    [Fact]
    public void Placeholders_of_the_path_are_columns()
    {
        Write("data/bs16-seed1/log.csv", "step,validation_loss\n1,4\n2,3\n");
        Write("data/bs32-seed1/log.csv", "step,validation_loss\n1,4.5\n");
        Write("data/notes.txt", "not a run");

        Assert.Equal(
            [
                "BatchSize=16 1 pair 1 ValidationLoss=3 ValidationLoss@Steps: 1:4 2:3",
                "BatchSize=32 1 pair 1 ValidationLoss=4.5 ValidationLoss@Steps: 1:4.5",
            ],
            Read(RunTable.Csv("data/bs{batch_size}-seed{run}/*.csv") with
            {
                Run = "run",
                Pair = "run",
                Progress = Progress.Steps("step"),
            }));
    }

    [Fact]
    public void Runs_may_be_typed_in()
    {
        RunTable table = RunTable.Of(
            axis: "BatchSize",
            target: new(nameof(ValidationLoss), 3.3, ProgressUnit.Sequences) { EvaluatedEvery = 1000 },
            (16, [4000, 5000]),
            (32, [7000]));

        Assert.Equal(
            [
                "BatchSize=16 1 ValidationLoss 3.3 Sequences (3000, 4000]",
                "BatchSize=16 2 ValidationLoss 3.3 Sequences (4000, 5000]",
                "BatchSize=32 1 ValidationLoss 3.3 Sequences (6000, 7000]",
            ],
            Read(table, WantedTarget));
        Assert.Equal(
            ["BatchSize=16 1 ValidationLoss=3.5", "BatchSize=16 2 diverged ValidationLoss=NaN"],
            Read(RunTable.Of(axis: "BatchSize", metric: nameof(ValidationLoss), (16.0, [3.5, double.NaN]))));
        Assert.Equal(
            ["BatchSize=32 a ValidationLoss=3"],
            Read(RunTable.Of(new ImportedRun
            {
                Levels = [new("BatchSize", "32")],
                Name = "a",
                Finals = new Dictionary<string, double> { [nameof(ValidationLoss)] = 3 },
            })));
    }
}
