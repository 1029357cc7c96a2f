using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>An experiment of which some levels end in the same settings.</summary>
internal sealed record Twins : LlamaExperiment
{
    /// <summary>4 and 8 are the same model.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Changes costs, and nothing that is learned.</summary>
    public int MicroBatch { get; init; } = 1;

    public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Math.Min(Depth, 4) };

    /// <summary>The entropy rate that the text is said to have.</summary>
    public double? Entropy { get; init; }

    public override Corpus Corpus => new Bench.Tape { SequenceLength = 64, Entropy = Entropy };

    public override Training Training => new() { BatchSize = 16, MicroBatch = MicroBatch, Tokens = 1_000_000 };

    public override AdamW Optimizer => new() { LearningRate = 6e-3 };

    public sealed class Sweep : Sweep<Twins>
    {
        public override string Name => "Twins";

        public override string Question => "Does depth matter?";

        public override Twins Baseline => Itself;

        /// <summary>The baseline.</summary>
        public Twins Itself { get; init; } = new();

        public override IReadOnlyList<Axis<Twins>> Axes { get; } =
        [
            new Axis<Twins, int> {
                Name = "Depth",
                Levels = [2, 4, 8],
                BaselineLevel = 4,
                With = (point, level) => point with { Depth = level } },
            new Axis<Twins, int> {
                Name = "MicroBatch",
                Levels = [1, 3, 8],
                BaselineLevel = 1,
                With = (point, level) => point with { MicroBatch = level } },
        ];

        public override IReadOnlyList<MetricDefinition> Metrics { get; }
            = [MetricDefinition.Validation<ValidationLoss>(), MetricDefinition.Cost<TokensPerSecond>()];

        /// <summary>Evaluation seeds.</summary>
        public int Repetitions { get; init; } = 5;

        public override int Seeds => Repetitions;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 4;

        public StoredResults Stored()
        {
            var corpora = new CorpusShelf("");
            return StoredResults.Empty with { Trials = PlannedAt(Scale.Full).Trials(corpora, new Dictionary<string, TrialResult>())
                .DistinctBy(trial => trial.Id)
                .ToDictionary(trial => trial.Id, ResultOf) };
        }

        private static TrialResult ResultOf(Trial<Twins> trial) => new(
            trial.Id,
            trial.Levels,
            trial.Seed,
            trial.Phase,
            Outcome.Completed,
            trial.Plan.TokensTrained,
            new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(
                trial.Plan.TokensTrained,
                3 - (0.1 * trial.Point.Model.Layers) + (0.01 * Math.Sin(trial.Seed * trial.Point.Model.Layers)))] },
            new Dictionary<string, double> { ["TokensPerSecond"] = 1000 * trial.Point.MicroBatch + (10 * trial.Seed) });
    }

    /// <summary>Its report.</summary>
    public static string Report(Sweep sweep, StoredResults stored)
    {
        var writer = new ReportWriter<Twins>(new ReportInput<Twins>(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), stored));
        writer.Question(sweep.Question, "");
        writer.Figures("Depth");
        writer.Figures("MicroBatch");
        writer.Table("Depth");
        writer.Table("MicroBatch");
        writer.Points();
        writer.Deviations();
        writer.Method([], new Dictionary<string, string>());
        return writer.Files()["REPORT.md"];
    }
}
