using LlamaBatch.Runs;

namespace LlamaBatch.Fuzzing;

/// <summary>Small tables of runs in every form of text, and how they are read.</summary>
internal static class TableSamples
{
    public const string Csv = """"
        study,batch_size,run,seed,step,validation_loss,steps_to_target,until,grid,note
        a,16,r1,1,10,5.5,,20,5,"x, ""y"""
        a,16.0,r1,1,20,4.5,,20,5,"two
        lines"
        b,32,r2,1,10,5.25,15,20,5,
        a,32,r2,1,10,5.25,15,20,5,
        """";

    public const string JsonLines = """
        {"study":"a","batch_size":16,"run":"r1","step":10,"validation_loss":5.5,"config":{"a":[1,2]}}
        {"study":"a","batch_size":16,"run":"r1","step":20,"validation_loss":NaN}
        {"study":"b","batch_size":32,"run":"r2","step":1e1,"validation_loss":5.25,"note":"\u00e9"}
        """;

    public const string Chart = """
        "Step","bs16-s1 - validation_loss","bs16-s1 - validation_loss__MIN","bs32-s2 - validation_loss"
        "10","5.5","5.5",""
        "20","4.5","4.5","4.25"
        """;

    public const string Log = "[rank0]:[titan] 2025-10-30 14:32:58,897 - root - INFO - Starting\n"
        + "[rank0]:[titan] 2025-10-30 14:32:58,897 - root - INFO - \u001b[31mstep:  1  \u001b[32mloss:  8.1661  grad_norm:  3.6855  "
        + "memory:  0.50GiB(3.12%)  tps: 3,502  mfu: 0.19%\u001b[0m\n"
        + "[rank0]:[titan] 2025-10-30 14:32:59,897 - root - INFO - validate step:  1  loss:  8.25  tps: 3,502\n"
        + "[rank0]:[titan] 2025-10-30 14:33:58,897 - root - INFO - step: 10  loss:  6.1098  grad_norm:  nan  tps: 177,138  mfu: 9.72%\n";

    public const string TrainerState = """
        {
          "best_metric": null,
          "log_history": [
            {"epoch": 0.5, "grad_norm": 1.5, "loss": 5.5, "step": 10},
            {"epoch": 1.0, "eval_loss": 4.75, "step": 20}
          ],
          "train_batch_size": 16
        }
        """;

    /// <summary>Batch sizes, a loss and a target.</summary>
    public static ImportedColumns Wanted { get; } =
        new([ImportedAxis.Of("BatchSize", 16, 32)], [nameof(ValidationLoss)], [new(nameof(ValidationLoss), 3.3)]);

    public static RunTable OfCsv(string path) => RunTable.Csv(path) with
    {
        Run = "run",
        Pair = "seed",
        Progress = Progress.Steps("step"),
        Where = [("study", "a")],
        Targets = [new(nameof(ValidationLoss), 3.3, ProgressUnit.Steps) { EvaluatedEvery = "grid", Until = "until" }],
    };

    public static RunTable OfJsonLines(string path) => RunTable.JsonLines(path) with { Run = "run", Progress = Progress.Steps("step") };

    public static RunTable OfChart(string path) => RunTable.WandB(path) with { RunNames = "bs{BatchSize}-s{seed}", Pair = "seed" };

    public static RunTable OfLog(string path) => RunTable.Torchtitan(path);

    public static RunTable OfTrainerState(string path) => RunTable.TrainerState(path) with { Axes = [("BatchSize", "train_batch_size")] };
}
