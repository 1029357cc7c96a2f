using System.Text;
using LlamaBatch.Fuzzing;
using LlamaBatch.Runs;

namespace LlamaBatch.Tests.Runs;

/// <summary>Each form of file, on a small one.</summary>
public class FormatTests : TableTest
{
    private static readonly ImportedColumns _losses = Wanted with { Metrics = [nameof(ValidationLoss), nameof(TrainLoss)] };

    [Fact]
    public void Json_lines()
    {
        Write("runs.jsonl", """
            {"batch_size": 16, "run": "a", "validation_loss": 3.25, "config": {"x": 1}}

            {"run": "b", "validation_loss": NaN, "batch_size": 32.0, "note": "NaN, \" Infinity"}
            """);

        Assert.Equal(
            ["BatchSize=16 a ValidationLoss=3.25", "BatchSize=32 b diverged ValidationLoss=NaN"],
            Read(RunTable.JsonLines("runs.jsonl") with { Run = "run" }));
    }

    [Fact]
    public async Task Parquet()
    {
        await ParquetFile.Write(Path.Combine(Folder, "runs.parquet"), [16, 32, 32], ["a", "b", "c"], [3.25, null, double.NaN], [4, 5, 6]);

        Assert.Equal(
            [
                "BatchSize=16 a TrainLoss=4 ValidationLoss=3.25",
                "BatchSize=32 b TrainLoss=5",
                "BatchSize=32 c diverged TrainLoss=6 ValidationLoss=NaN",
            ],
            Read(RunTable.Parquet("runs.parquet") with { Run = "run" }, _losses));
        Assert.Equal(1, RunTable.Parquet("runs.parquet").Read(Folder, _losses).Notes.RunsWithoutMetric[nameof(ValidationLoss)]);
    }

    [Fact]
    public void A_history_of_Weights_and_Biases()
    {
        Write("wandb/16-1.csv", """
            "_step","_runtime","_timestamp","train/loss","eval/loss"
            "10","5.2","1700000005.1","5.5",""
            "20","9.9","1700000009.7","4.5","4.75"
            """);
        Write("wandb/32-1.csv", "{\"_step\":10,\"_runtime\":5.5,\"train/loss\":5.25,\"eval/loss\":5.0}\n{\"_step\":15,\"gpu\":0.9}\n");
        RunTable table = RunTable.WandB("wandb/{BatchSize}-{seed}.csv") with
        {
            Pair = "seed",
            Metrics = [(nameof(ValidationLoss), "eval/loss"), (nameof(TrainLoss), "train/loss")],
        };

        Assert.Equal(
            [
                "BatchSize=16 wandb/16-1.csv pair 1 TrainLoss=4.5 ValidationLoss=4.75"
                + " TrainLoss@Steps: 10:5.5 20:4.5 ValidationLoss@Steps: 20:4.75",
                "BatchSize=32 wandb/32-1.csv pair 1 TrainLoss=5.25 ValidationLoss=5 TrainLoss@Steps: 10:5.25 ValidationLoss@Steps: 10:5",
            ],
            Read(table, _losses));
        Assert.Equal(1, table.Read(Folder, _losses).Notes.RowsWithoutValue);
        Assert.Contains(
            "ValidationLoss@Seconds: 9.9:4.75",
            Read(table with { Progress = Progress.Seconds("_runtime"), Where = [("batch_size", "16")] }, _losses)[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_of_Weights_and_Biases()
    {
        Write("chart.csv", """
            "Step","bs16-s1 - eval/loss","bs16-s1 - eval/loss__MIN","bs16-s1 - eval/loss__MAX","lr 1 - bs32-s1 - eval/loss"
            "10","5.5","5.5","5.5",""
            "20","4.5","4.5","4.5","4.25"
            """);

        Assert.Equal(
            [
                "BatchSize=16 bs16-s1 ValidationLoss=4.5 ValidationLoss@Steps: 10:5.5 20:4.5",
                "BatchSize=32 lr 1 - bs32-s1 ValidationLoss=4.25 ValidationLoss@Steps: 20:4.25",
            ],
            Read(RunTable.WandB("chart.csv") with
            {
                RunNames = "*bs{BatchSize}-s{seed}",
                Metrics = [(nameof(ValidationLoss), "eval/loss")],
            }));
    }

    [Fact]
    public void A_scalar_of_TensorBoard()
    {
        Write("tb/run_bs16-tag-loss.csv", "Wall time,Step,Value\n1700000000.25,10,5.5\n1700000001.5,20,4.5\n");

        Assert.Equal(
            ["BatchSize=16 tb/run_bs16-tag-loss.csv ValidationLoss=4.5 ValidationLoss@Steps: 10:5.5 20:4.5"],
            Read(RunTable.TensorBoard("tb/run_bs{BatchSize}-*.csv", nameof(ValidationLoss))));
    }

    [Fact]
    public void A_store_of_MLflow()
    {
        foreach ((string id, string batch, string name, string stage, string losses) in new[]
        {
            ("0a1b", "16", "small", "active", "1700000000000 5.5 10\n1700000001000 4.5 20\n"),
            ("2c3d", "32", "large", "active", "1700000000000 5.25 10\n1700000001000 nan 20\n"),
            ("4e5f", "32", "aborted", "deleted", "1700000000000 9 10\n"),
        })
        {
            Write($"mlruns/1/{id}/meta.yaml", $"lifecycle_stage: {stage}\nrun_id: {id}\nrun_name: {name}\nuser_id: me\n");
            Write($"mlruns/1/{id}/metrics/eval/loss", losses);
            Write($"mlruns/1/{id}/metrics/lr", "1700000000000 0.1 10\n");
            Write($"mlruns/1/{id}/params/batch_size", batch);
        }

        Write("mlruns/1/meta.yaml", "name: Default\n");
        RunTable table = RunTable.MLflow("mlruns") with { Run = "run_name", Metrics = [(nameof(ValidationLoss), "eval/loss")] };

        Assert.Equal(
            [
                "BatchSize=16 small ValidationLoss=4.5 ValidationLoss@Steps: 10:5.5 20:4.5",
                "BatchSize=32 large diverged ValidationLoss=NaN ValidationLoss@Steps: 10:5.25",
            ],
            Read(table));
        RunTableNotes notes = table.Read(Folder, Wanted).Notes;
        Assert.Equal((2, 2), (notes.RowsElsewhere, notes.RowsWithoutValue));
        Assert.Single(Read(table with { Where = [("batch_size", "32")] }));
        Assert.Contains("aborted", Assert.Single(Read(table with { Where = [("lifecycle_stage", "deleted")] })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_of_torchtitan()
    {
        const string head = "[rank0]:[titan] 2025-10-30 14:32:58,897 - root - INFO - ";
        Write(
            "bs16.log",
            $"{head}Starting job: debug\n"
            + $"{head}\u001b[31mstep:  1  \u001b[32mloss:  8.1661  \u001b[38;5;208mgrad_norm:  3.6855  \u001b[36mmemory:  "
            + $"0.50GiB(3.12%)  tps: 3,502  tflops: 1.90  mfu: 0.19%\u001b[0m\n"
            + $"[rank1]{head[7..]}step:  1  loss:  8.1661  grad_norm:  3.6855  memory:  0.50GiB(3.12%)  tps: 3,502  tflops: "
            + $"1.90  mfu: 0.19%\n"
            + $"{head}Synchronizing and adjusting timeout for all ProcessGroups to 0:01:40\n"
            + $"{head}step: 10  loss:  6.1098  grad_norm:  4.6416  memory:  0.50GiB(3.14%)  tps: 177,138  tflops: 96.17  mfu: 9.72%\n"
            + $"{head}validate step: 10  loss:  6.5  memory:  0.50GiB(3.14%)  tps: 1,138\n");
        RunTable table = RunTable.Torchtitan("bs{BatchSize}.log");
        ImportedColumns wanted = Wanted with
        {
            Metrics = [nameof(ValidationLoss), nameof(TrainLoss), nameof(PeakMemory), nameof(ModelFlopsUtilization)],
        };

        Assert.Equal(
            [
                "BatchSize=16 bs16.log ModelFlopsUtilization=0.0972 PeakMemory=536870912 TrainLoss=6.1098 ValidationLoss=6.5"
                + " ModelFlopsUtilization@Steps: 1:0.0019 10:0.0972 PeakMemory@Steps: 1:536870912 10:536870912"
                + " TrainLoss@Steps: 1:8.1661 10:6.1098 ValidationLoss@Steps: 10:6.5",
            ],
            Read(table, wanted));
        Assert.Equal(1, table.Read(Folder, wanted).Notes.RepeatedRows);
    }

    [Fact]
    public void A_state_of_the_Trainer_of_Hugging_Face()
    {
        Write("out/seed1/trainer_state.json", """
            {
              "best_metric": null,
              "epoch": 1.0,
              "log_history": [
                {"epoch": 0.5, "grad_norm": 1.5, "learning_rate": 0.0001, "loss": 5.5, "step": 10},
                {"epoch": 1.0, "grad_norm": 1.25, "loss": 4.5, "step": 20},
                {"epoch": 1.0, "eval_loss": 4.75, "eval_runtime": 1.5, "step": 20},
                {"epoch": 1.0, "train_loss": 5.0, "train_runtime": 12.5, "step": 20}
              ],
              "max_steps": 20,
              "train_batch_size": 16
            }
            """);

        Assert.Equal(
            ["BatchSize=16 out/seed1/trainer_state.json pair 1 TrainLoss=4.5 ValidationLoss=4.75 TrainLoss@Steps: 10:5.5 "
                + "20:4.5 ValidationLoss@Steps: 20:4.75"],
            Read(
                RunTable.TrainerState("out/seed{seed}/trainer_state.json") with
                {
                    Pair = "seed",
                    Axes = [("BatchSize", "train_batch_size")],
                },
                _losses));
    }

    /// <summary>Every checkpoint holds the whole history so far; they are one run, not several.</summary>
    [Fact]
    public void Of_the_checkpoints_of_a_run_the_last_counts()
    {
        static string Entry(int step) => FormattableString.Invariant($"{{\"step\":{step},\"eval_loss\":{5 - (step / 1000.0)}}}");
        static string State(params int[] steps) => $"{{\"log_history\":[{string.Join(',', steps.Select(Entry))}]}}";
        Write("out/16/a/checkpoint-500/trainer_state.json", State(500));
        Write("out/16/a/checkpoint-1000/trainer_state.json", State(500, 1000));
        Write("out/16/a/checkpoint-900/trainer_state.json", State(500));
        Write("out/16/b/checkpoint-500/trainer_state.json", State(500));
        Write("out/16/b/trainer_state.json", State(500, 1000, 1500));
        RunTable table = RunTable.TrainerState("out/{BatchSize}/**/trainer_state.json");

        Assert.Equal(
            [
                "BatchSize=16 out/16/a/checkpoint-1000/trainer_state.json ValidationLoss=4 ValidationLoss@Steps: 500:4.5 1000:4",
                "BatchSize=16 out/16/b/trainer_state.json ValidationLoss=3.5 ValidationLoss@Steps: 500:4.5 1000:4 1500:3.5",
            ],
            Read(table));
        Assert.Equal(3, table.Read(Folder, Wanted).Notes.EarlierCheckpoints);
    }

    [Fact]
    public void Fields_of_inner_objects_are_columns()
    {
        Write("runs.jsonl", """
            {"config":{"data":{"batch":16},"id":"a"},"loss":{"eval":3.5}}
            {"config":{"data":{"batch":32},"id":"b"},"loss":{"eval":4.5},"loss.eval":4.25}
            """);

        Assert.Equal(
            ["BatchSize=16 a ValidationLoss=3.5", "BatchSize=32 b ValidationLoss=4.25"],
            Read(RunTable.JsonLines("runs.jsonl") with
            {
                Run = "config.id",
                Axes = [("BatchSize", "config.data.batch")],
                Metrics = [(nameof(ValidationLoss), "loss.eval")],
            }));
    }

    /// <summary>Where Run tells the runs apart, their rows may come in any order; a run that was resumed repeats some.</summary>
    [Fact]
    public void Rows_of_a_named_run_may_come_in_any_order()
    {
        Write("runs.csv", "run,step,batch_size,validation_loss\na,20,16,4\nb,10,16,5.5\na,30,16,nan\na,10,16,5\na,20,16,4\na,40,16,3\n");
        RunTable table = RunTable.Csv("runs.csv") with { Run = "run", Progress = Progress.Steps("step") };

        Assert.Equal(
            [
                "BatchSize=16 a diverged ValidationLoss=NaN ValidationLoss@Steps: 10:5 20:4",
                "BatchSize=16 b ValidationLoss=5.5 ValidationLoss@Steps: 10:5.5",
            ],
            Read(table));
        RunTableNotes notes = table.Read(Folder, Wanted).Notes;
        Assert.Equal((1, 1), (notes.RepeatedRows, notes.ValuesAfterDivergence));
    }

    [Fact]
    public void A_file_without_rows_is_noted()
    {
        Write("a.csv", "batch_size,validation_loss\n16,3\n");
        Write("b.csv", "batch_size,validation_loss\n");

        Assert.Equal(["b.csv"], RunTable.Csv("?.csv").Read(Folder, Wanted).Notes.EmptyFiles);
    }

    [Fact]
    public void Every_file_that_a_path_matches_is_read()
    {
        Write("data/a/deep/1.csv", "batch_size,validation_loss\n16,3\n");
        Write("data/2.csv", "batch_size,validation_loss\n16,4\n");
        Write("results.jsonl", "{}");
        Write("runs.jsonl", "{\"batch_size\":16,\"validation_loss\":5}\n");

        Assert.Equal(
            ["BatchSize=16 data/2.csv, line 2 ValidationLoss=4", "BatchSize=16 data/a/deep/1.csv, line 2 ValidationLoss=3"],
            Read(RunTable.Csv("data/**/*.csv")));
        Assert.Equal(["BatchSize=16 runs.jsonl, line 1 ValidationLoss=5"], Read(RunTable.JsonLines("*.jsonl")));
        Assert.Equal(
            ["data/2.csv", "data/a/deep/1.csv"],
            RunTable.Csv("./data/**/?.csv").Read(Folder, Wanted).Notes.Files);
    }

    [Fact]
    public void A_byte_order_mark_does_not_matter()
    {
        Write("runs.csv", [.. Encoding.UTF8.Preamble, .. "batch_size,validation_loss\r\n16,3\r\n"u8]);

        Assert.Equal(["BatchSize=16 runs.csv, line 2 ValidationLoss=3"], Read(RunTable.Csv("runs.csv")));
    }
}
