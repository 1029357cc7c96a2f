using System.Globalization;

namespace LlamaBatch.Generators.Benchmarks;

/// <summary>Sources of a project with many experiments, one in each file, all different.</summary>
internal static class ManyExperiments
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using LlamaBatch;
        """;

    /// <summary>The sources of a project of a number of experiments.</summary>
    public static IEnumerable<ExperimentSource> Project(int experiments) =>
        Enumerable.Range(0, experiments).Select(number => new ExperimentSource($"Study{number}.cs", Source(number)))
            .Prepend(new ExperimentSource("Usings.cs", Usings));

    /// <summary>The source of an experiment: two axes, one of them tuned, three metrics, a target and six claims.</summary>
    /// <param name="number">The number in the record's name.</param>
    /// <param name="tokens">The token budget, which an edit changes.</param>
    public static string Source(int number, int tokens = 4_000_000) => string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Studies.Group{{number % 10}};

        /// <summary>What the batch size does, study {{number}}.</summary>
        [Experiment("Is a batch of 100 balanced in study {{number}}?", Seeds = 5, TuningSeeds = 2)]
        [Measure<ValidationLoss>(EveryTokens = 200_000)]
        [Measure<TrainLoss>, Measure<TokensPerSecond>]
        [Target<ValidationLoss>(2.2)]
        public sealed partial record Study{{number}} : LlamaExperiment
        {
            /// <summary>Sequences per optimizer step.</summary>
            [Axis<int>(16, 32, 64, 100, 256)]
            public int BatchSize { get; init; } = 100;

            /// <summary>Peak learning rate.</summary>
            [Axis<double>(7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize))]
            public double LearningRate { get; init; } = 3e-3;

            public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

            public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

            public override Training Training
                => new() { BatchSize = BatchSize, Tokens = {{tokens}}, Schedule = Schedule.WarmupStableDecay(warmup: 0.05) };

            public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = HalfLife.Rescale(0.95, 128, BatchSize) };

            [Claim("A batch of 100 generalizes better than one of 256")]
            private static Verdict GeneralizesBetter(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);

            [Claim("It is among the best")]
            private static Verdict IsAmongTheBest(Results r) =>
                r.EqualTokens.ValidationLoss(batchSize: 100).IsBestOf(r.EqualTokens.ValidationLoss(batchSize: [16, 32, 64, 100, 256]));

            [Claim("The loss rises with the batch")]
            private static Verdict Rises(Results r) =>
                r.EqualTokens.TrainLoss(batchSize: [16, 32, 64, 100, 256]).IsIncreasing();

            [Claim("It reaches the target in fewer steps than 16")]
            private static Verdict TakesFewerSteps(Results r) =>
                r.ToTarget(2.2).Steps(batchSize: 100).IsBelow(r.ToTarget(2.2).Steps(batchSize: 16));

            [Claim("It is as fast as 256")]
            private static Verdict IsAsFast(Results r) =>
                r.TokensPerSecond(batchSize: 100).IsNoWorseThan(r.TokensPerSecond(batchSize: 256), margin: 0.05);

            [Claim("A larger batch updates less often")]
            private static Verdict UpdatesLessOften(Plan p) =>
                p.UpdatesPerMillionTokens(batchSize: 256).IsBelow(p.UpdatesPerMillionTokens(batchSize: 16));
        }
        """);
}

/// <summary>A source file.</summary>
/// <param name="FileName">Its name, without a folder.</param>
/// <param name="Text">Its text.</param>
internal sealed record ExperimentSource(string FileName, string Text);
