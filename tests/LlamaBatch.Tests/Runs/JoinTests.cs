using LlamaBatch.Runs;

namespace LlamaBatch.Tests.Runs;

/// <summary>Tables that are joined, each at one level of an axis.</summary>
public class JoinTests : TableTest
{
    private static readonly ImportedColumns _wanted = Wanted with
    {
        Axes = [Wanted.Axes[0], ImportedAxis.Of("Model", "8B", "70B")],
    };

    [Fact]
    public void Runs_get_the_level_of_their_table_at_the_place_of_its_axis()
    {
        Write("a.csv", "batch_size,validation_loss,seed\n16,3.1,1\n32,3.0,1\n");
        Write("b.jsonl", """{"bs": 16, "loss": 2.5, "seed": 1}""");

        RunTable joined = RunTable.Join(
            "Model",
            ("8B", RunTable.Csv("a.csv") with { Pair = "seed", Source = "One lab.", Caveats = ["Both.", "Early."] }),
            ("70B", RunTable.JsonLines("b.jsonl") with
            {
                Axes = [("BatchSize", "bs")], Metrics = [(nameof(ValidationLoss), "loss")], Pair = "seed", Caveats = ["Both."],
            }));

        Assert.Equal(
            [
                "BatchSize=16 Model=70B b.jsonl, line 1 pair 1 ValidationLoss=2.5",
                "BatchSize=16 Model=8B a.csv, line 2 pair 1 ValidationLoss=3.1",
                "BatchSize=32 Model=8B a.csv, line 3 pair 1 ValidationLoss=3",
            ],
            Read(joined, _wanted));
        Assert.Equal(("seed", "8B: One lab."), (joined.Pair, joined.Source));
        Assert.Equal(["Both.", "8B: Early."], joined.Caveats);
    }

    [Fact]
    public void Typed_in_runs_join_with_files()
    {
        Write("a.csv", "batch_size,validation_loss\n16,3.1\n");

        string[] read = Read(
            RunTable.Join("Model", ("70B", RunTable.Of("BatchSize", nameof(ValidationLoss), (32, [2.4]))), ("8B", RunTable.Csv("a.csv"))),
            _wanted);

        Assert.Equal(2, read.Length);
        Assert.StartsWith("BatchSize=32 Model=70B 1 ValidationLoss=2.4", read[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_are_those_of_all_tables()
    {
        Write("a.csv", "batch_size,validation_loss\n16,3.1\n64,3\n64,2\n");
        Write("b.csv", "batch_size,validation_loss,note\n16,3.1,x\n64,3,x\n16,4,y\n");

        RunTableNotes notes = RunTable.Join(
            "Model",
            ("8B", RunTable.Csv("a.csv") with { LeavesOutOtherLevels = true }),
            ("70B", RunTable.Csv("b.csv") with { LeavesOutOtherLevels = true, Where = [("note", "x")] })).Read(Folder, _wanted).Notes;

        Assert.Equal((6, 1, 3), (notes.Rows, notes.RowsElsewhere, notes.OtherLevels["BatchSize=64"]));
        Assert.Equal(["a.csv", "b.csv"], notes.Files);
    }

    [Fact]
    public void A_join_that_cannot_be_read_is_refused_in_a_sentence()
    {
        Write("a.csv", "batch_size,validation_loss\n16,x\n");
        RunTable good = RunTable.Of("BatchSize", nameof(ValidationLoss), (32, [2.4]));

        Assert.Equal(
            "Join names 'Size', which is no axis of the experiment. It has BatchSize, Model.", Refused(RunTable.Join("Size"), _wanted));
        Assert.Equal("Join has no table. Add one for each level of the axis.", Refused(RunTable.Join("Model"), _wanted));
        Assert.Equal(
            "Join: Model has no level 9B; its levels are 8B, 70B. Add the level.",
            Refused(RunTable.Join("Model", ("9B", good)), _wanted));
        Assert.Equal(
            "Join has two tables at Model=8B. Read the runs of one level with one table; its path may be a pattern.",
            Refused(RunTable.Join("Model", ("8B", good), ("8B", good)), _wanted));
        Assert.Equal(
            "Join has no columns of its own. Name the columns and rows in each of its tables.",
            Refused(RunTable.Join("Model", ("8B", good)) with { Run = "run" }, _wanted));
        Assert.StartsWith(
            "a.csv, line 2, column validation_loss: ",
            Refused(RunTable.Join("Model", ("8B", RunTable.Csv("a.csv"))), _wanted),
            StringComparison.Ordinal);
    }
}
