using LlamaBatch.Runs;

namespace LlamaBatch.Fuzzing;

/// <summary>Tables of runs in every form.</summary>
internal sealed class RunTableSubject : Subject, IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly (string Name, byte[] Valid, RunTable Table)[] _forms;

    public RunTableSubject()
    {
        ParquetFile.Write(_scratch["valid.parquet"], [16, 32, 32], ["a", "b", "c"], [3.25, 3.5, 4], [4, 5, 6]).GetAwaiter().GetResult();
        Directory.CreateDirectory(_scratch["mlruns", "1", "a", "metrics"]);
        Directory.CreateDirectory(_scratch["mlruns", "1", "a", "params"]);
        File.WriteAllText(_scratch["mlruns", "1", "a", "params", "batch_size"], "16");
        _forms =
        [
            ("runs.csv", Bytes(TableSamples.Csv), TableSamples.OfCsv("runs.csv")),
            ("runs.jsonl", Bytes(TableSamples.JsonLines), TableSamples.OfJsonLines("runs.jsonl")),
            ("chart.csv", Bytes(TableSamples.Chart), TableSamples.OfChart("chart.csv")),
            ("titan16.log", Bytes(TableSamples.Log), TableSamples.OfLog("titan{BatchSize}.log")),
            ("trainer_state.json", Bytes(TableSamples.TrainerState), TableSamples.OfTrainerState("trainer_state.json")),
            ("runs.parquet", File.ReadAllBytes(_scratch["valid.parquet"]), RunTable.Parquet("runs.parquet") with { Run = "run" }),
            ("mlruns/1/a/metrics/validation_loss", "1700000000000 5.5 10\n1700000001000 nan 20\n"u8.ToArray(), RunTable.MLflow("mlruns")),
            ("mlruns/1/a/meta.yaml", "lifecycle_stage: active\nrun_name: 'a'\n"u8.ToArray(), RunTable.MLflow("mlruns")),
        ];
        foreach ((string name, byte[] valid, _) in _forms)
        {
            File.WriteAllBytes(_scratch[name.Split('/')], valid);
        }
    }

    public override string Name => "table of runs";

    public override int Share => 100;

    public override void Run(Random random)
    {
        (string name, byte[] valid, RunTable table) = One(random, _forms);
        Input = new Mutation(random).Of(valid);
        File.WriteAllBytes(_scratch[name.Split('/')], Input);
        try
        {
            ImportedRuns read = table.Read(_scratch.Path, TableSamples.Wanted);
            Read++;
            Check(read);
        }
        catch (RunTableException refusal)
        {
            CheckSentence(refusal.Message, name, "mlruns");
        }
        finally
        {
            File.WriteAllBytes(_scratch[name.Split('/')], valid);
        }
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>What a report may rely on.</summary>
    private static void Check(ImportedRuns read)
    {
        foreach (ImportedRun run in read.Runs)
        {
            if (run.Levels is not [{ Axis: "BatchSize", Level: "16" or "32" }])
            {
                throw new Finding($"The run {run.Name} has the levels {string.Join(", ", run.Levels)}.");
            }

            foreach (var curve in run.Curves.Values)
            {
                if (curve.Zip(curve.Skip(1)).Any(pair => !(pair.First.Progress < pair.Second.Progress))
                    || curve.Any(point => !double.IsFinite(point.Value) || !double.IsFinite(point.Progress)))
                {
                    throw new Finding($"The run {run.Name} has the curve {string.Join(", ", curve)}.");
                }
            }

            if (run.Targets.Any(target => !(target.Bounds.Low >= 0 && target.Bounds.Low <= target.Bounds.High)))
            {
                throw new Finding($"The run {run.Name} has the targets {string.Join(", ", run.Targets)}.");
            }
        }
    }
}
