namespace LlamaBatch.Generators.Tests;

/// <summary>Schedules, optimizers and documents of the user's own.</summary>
public class OwnSectionRuleTests
{
    private const string Fall = """
        public sealed record Fall : Schedule
        {
            public double Power { get; init; } = 1;
            public override string Name => "Fall";
            SETTINGS
            protected override double AfterWarmup(double progress) => Math.Pow(1 - progress, Power);
        }
        """;

    private const string Listed = "public override IEnumerable<Setting> Settings() => base.Settings().Append(new(nameof(Power), Power));";

    /// <summary>The generator knows the warm-up of such a schedule: 1 % of 1,600 steps are 16, and 0.1 % are 1.6.</summary>
    [Theory]
    [InlineData("new Fall { Warmup = 0.01, Power = Power }")]
    [InlineData("new Fall { Warmup = 0.001, Power = Power }", "LB4002 'new Fall { Warmup = 0.001, Power = Power }'")]
    [InlineData("Power > 1 ? new Fall { Warmup = 0.05, Power = Power } : Schedule.Linear(warmup: 0.05)")]
    public void A_schedule_of_ones_own_is_evaluated(string schedule, params string[] problems) =>
        Assert.Equal(problems, Powers(Listed, $"Schedule = {schedule}"));

    /// <summary>How far Seesaw grows depends on the rate, which only the program computes.</summary>
    [Fact]
    public void Seesaw_beside_a_schedule_of_ones_own_is_unknown() => Assert.Equal(
        ["LB0005"],
        Powers(Listed, "Schedule = new Fall { Warmup = 0.05, Power = Power }, BatchSchedule = BatchSchedule.Seesaw(from: 4)")
            .Select(problem => problem[..6]));

    /// <summary>What a schedule returns is multiplied by the peak rate.</summary>
    [Theory]
    [InlineData("=> Peak / Math.Sqrt(1 + progress);", "LB4011 'Peak'")]
    [InlineData("=> (1 - progress) * Peak;", "LB4011 'Peak'")]
    [InlineData("{ if (progress > 0.5) { return 0.5; } return _learningRate * progress; }", "LB4011 '_learningRate'")]
    [InlineData("=> LastRate / Peak;")]
    [InlineData("=> Peak / Math.Max(LastRate, 1e-9);")]
    [InlineData("=> _learningRate * (1 / Peak);")]
    [InlineData("{ if (progress < 0.5) { return 1; } return Peak * progress; }")]
    [InlineData("=> Peak;")]
    [InlineData("=> Rate * (1 - progress);")]
    [InlineData("=> progress * _learningRate / Peak;")]
    [InlineData("=> 1 / Math.Sqrt(1 + (Peak * progress));")]
    [InlineData("{ double peak = 1; return peak * (1 - progress); }")]
    public void A_schedule_returns_a_share_of_the_peak(string body, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            namespace Study;

            public sealed record Fall(double Peak, double LastRate) : Schedule
            {
                private readonly double _learningRate = Peak;
                public double Rate { get; init; } = 0.5;
                public override string Name => "Fall";
                public override IEnumerable<Setting> Settings() =>
                    [.. base.Settings(), new(nameof(Peak), Peak), new(nameof(LastRate), LastRate), new(nameof(Rate), Rate)];
                protected override double AfterWarmup(double progress) {{body}}
            }
            """).Problems.Where(problem => problem.StartsWith("LB4011", StringComparison.Ordinal)));

    [Theory]
    [InlineData(Listed)]
    [InlineData("", "LB0030 'Power'")]
    [InlineData("public override IEnumerable<Setting> Settings() => [new(nameof(Warmup), Warmup)];", "LB0030 'Power'")]
    [InlineData("public override IEnumerable<Setting> Settings() => [new(nameof(Power), Power)];", "LB0030 'Settings'")]
    [InlineData("public override IEnumerable<Setting> Settings() => [new(nameof(Warmup), Warmup), new(nameof(Power), Power)];")]
    public void A_schedule_lists_its_settings(string settings, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of("namespace Study;\n\n" + Fall.Replace("SETTINGS", settings, StringComparison.Ordinal)).Problems);

    [Theory]
    [InlineData("(float)(LearningRate * gradientScale) * gradient[i]", "float[] _kept = _mean",
        "new Dictionary<string, float[]> { [\"mean\"] = _mean }")]
    [InlineData("(float)LearningRate * gradient[i]", "float[] _kept = _mean",
        "new Dictionary<string, float[]> { [\"mean\"] = _mean }", "LB0011 'gradientScale'")]
    [InlineData("(float)(LearningRate * gradientScale) * gradient[i]", "float[] _kept = _mean", "new Dictionary<string, float[]>()",
        "LB0041 'new Dictionary<string, float[]>()'")]
    [InlineData("(float)(LearningRate * gradientScale) * gradient[i]", "float[][] _kept = [_mean]", "new Dictionary<string, float[]>()",
        "LB0041 'new Dictionary<string, float[]>()'")]
    public void An_optimizer_scales_gradients_and_saves_its_arrays(string update, string kept, string state, params string[] problems) =>
        Assert.Equal(problems, Compiled.Of($$"""
            using LlamaBatch.Torch;

            namespace Study;

            public sealed class Descent(LlamaModel model) : IOptimizer
            {
                private static readonly float[] _mean = [];
                private readonly {{kept}};
                public double LearningRate { get; set; }
                public IReadOnlyDictionary<string, float[]> State { get; } = {{state}};
                public long StepsTaken { get; set; }

                public void Step(double gradientScale)
                {
                    StepsTaken++;
                    foreach (Weight weight in model.Weights)
                    {
                        Span<float> values = weight.Values;
                        Span<float> gradient = weight.Gradient;
                        for (int i = 0; i < values.Length; i++)
                        {
                            values[i] -= {{update}};
                        }
                    }
                }

                public void Dispose()
                {
                }
            }
            """).Problems);

    /// <summary>A step subtracts the gradient, or adds a negative multiple of it.</summary>
    [Theory]
    [InlineData("w[i] += rate * g[i];", "LB7017 'w[i] += rate * g[i]'")]
    [InlineData("w[i] = w[i] + (rate * g[i]);", "LB7017 'w[i] = w[i] + (rate * g[i])'")]
    [InlineData("w[i] -= -rate * g[i];", "LB7017 'w[i] -= -rate * g[i]'")]
    [InlineData("w[i] += rate * Math.Sign(g[i]);", "LB7017 'w[i] += rate * Math.Sign(g[i])'")]
    [InlineData("m[i] = 0.9f * m[i] + (1 - 0.9f) * g[i]; w[i] += rate * m[i];", "LB7017 'w[i] += rate * m[i]'")]
    [InlineData("v[i] += g[i] * g[i]; w[i] += rate * g[i] / (MathF.Sqrt(v[i]) + 1e-8f);",
        "LB7017 'w[i] += rate * g[i] / (MathF.Sqrt(v[i]) + 1e-8f)'")]
    [InlineData("w[i] *= 0.999f; w[i] += rate * g[i];", "LB7017 'w[i] += rate * g[i]'")]
    [InlineData("w[i] -= rate * g[i];")]
    [InlineData("w[i] = w[i] - (rate * g[i]);")]
    [InlineData("w[i] += -rate * g[i];")]
    [InlineData("w[i] += down * g[i];")]
    [InlineData("w[i] += Factor() * g[i];")]
    [InlineData("m[i] = 0.9f * m[i] - rate * g[i]; w[i] += m[i];")]
    [InlineData("m[i] -= rate * g[i]; w[i] += m[i];")]
    [InlineData("g[i] = -g[i]; w[i] += rate * g[i];")]
    [InlineData("v[i] += g[i] * g[i]; w[i] -= rate * g[i] / (MathF.Sqrt(v[i]) + 1e-8f);")]
    [InlineData("w[i] += 0.05f * g[i]; w[i] -= rate * g[i];")]
    [InlineData("w[i] += 1e-4f * w[i];")]
    public void An_optimizer_steps_down_the_gradient(string update, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            using LlamaBatch.Torch;

            namespace Study;

            public sealed class Descent(LlamaModel model) : IOptimizer
            {
                private readonly float[] m = new float[100], v = new float[100];
                public double LearningRate { get; set; }
                public IReadOnlyDictionary<string, float[]> State => new Dictionary<string, float[]> { ["m"] = m, ["v"] = v };
                public long StepsTaken { get; set; }

                public void Step(double gradientScale)
                {
                    float rate = (float)(LearningRate * gradientScale), down = -rate;
                    foreach (Weight weight in model.Weights)
                    {
                        Span<float> w = weight.Values, g = weight.Gradient;
                        for (int i = 0; i < w.Length; i++)
                        {
                            {{update}}
                        }
                    }
                }

                private float Factor() => -1;

                public void Dispose()
                {
                }
            }
            """).Problems);

    [Theory]
    [InlineData("$\"{Name} {From}\"", "LB5008 '$\"{Name} {From}\"'")]
    [InlineData("$\"{Name} {year}\"")]
    [InlineData("$\"{Name} {From + year}\"")]
    public void Documents_have_keys_of_their_own(string key, params string[] problems) => Assert.Equal(problems, Compiled.Of($$"""
        using System.Text;
        using LlamaBatch.Data;

        namespace Study;

        public sealed record Calendar : Corpus
        {
            public int From { get; init; } = 1900;
            public override string Name => "Calendar";
            public override string HeldOutAs => "one year in five";
            public override IEnumerable<Setting> Settings() => [new(nameof(From), From)];
            public override TokenSource Open(string folder) =>
                new TextTokens(TextSplit.Of(Enumerable.Range(From, 99).Select(YearOf), validationShare: 0.2), this);
            private Document YearOf(int year) => new(Key: {{key}}, Encoding.UTF8.GetBytes($"{year}"));
        }
        """).Problems);

    [Theory]
    [InlineData("1 / Memory", "LB0035 '1 / Memory'")]
    [InlineData("1 - (1.0 / Memory)")]
    public void A_memory_is_not_the_momentum(string momentum, params string[] problems) => Assert.Equal(problems, Study(
        "The memory of SGD, 1/(1 − μ) steps.",
        "[Axis<double>(4, 10)] public double Memory { get; init; } = 10;",
        $"public override Sgd Optimizer => new() {{ LearningRate = 1 / Memory, Momentum = {momentum} }};",
        "r.EqualTokens.ValidationLoss(memory: 4).IsAbove(r.EqualTokens.ValidationLoss(memory: 10), margin: 0.01)"));

    [Theory]
    [InlineData("0.8 / (1 - Momentum)", "Two momentums at the same effective rate.", "LB0035 '0.8 / (1 - Momentum)'")]
    [InlineData("0.8 * (1 - Momentum)", "Two momentums at the same effective rate.")]
    public void An_effective_rate_is_divided(string rate, string summary, params string[] problems) => Assert.Equal(problems, Study(
        summary,
        "[Axis<double>(0.5, 0.9)] public double Momentum { get; init; } = 0.9;",
        $"public override Sgd Optimizer => new() {{ LearningRate = {rate}, Momentum = Momentum }};",
        "r.EqualTokens.ValidationLoss(momentum: 0.5).IsAbove(r.EqualTokens.ValidationLoss(momentum: 0.9), margin: 0.01)"));

    [Theory]
    [InlineData("BatchSize >= 16 ? 3e-3 : BatchSize >= 64 ? 6e-3 : 1.5e-3", "LB2025 'BatchSize >= 64'")]
    [InlineData("BatchSize >= 64 ? 6e-3 : BatchSize >= 16 ? 3e-3 : 1.5e-3")]
    [InlineData("BatchSize < 64 ? 3e-3 : BatchSize < 16 ? 1.5e-3 : 6e-3", "LB2025 'BatchSize < 16'")]
    [InlineData("BatchSize > 100 ? 6e-3 : BatchSize < 16 ? 1.5e-3 : 3e-3")]
    public void An_earlier_comparison_does_not_decide_a_later_one(string rate, params string[] problems) => Assert.Equal(problems, Study(
        "Batch sizes at rates of a pilot.",
        "[Axis<int>(4, 16, 64, 256)] public int BatchSize { get; init; } = 16;",
        $$"""
        private double Rate => {{rate}};
        public override Training Training => new() { BatchSize = BatchSize, Tokens = 1_638_400 };
        public override AdamW Optimizer => new() { LearningRate = Rate };
        """,
        "r.EqualTokens.ValidationLoss(batchSize: 4).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01)"));

    /// <summary>A floor of 0.1 allows three halvings: from 8 to 64 sequences.</summary>
    [Theory]
    [InlineData("0.1", "LB4010 '0.1'")]
    [InlineData("0.01")]
    public void Seesaw_reaches_the_batch(string floor, params string[] problems) => Assert.Equal(problems, Study(
        "Depths.",
        "[Axis<int>(1, 2)] public int Layers { get; init; } = 1;",
        $$"""
        public override LlamaConfig Model => LlamaConfig.Nano with { Layers = Layers };
        public override Training Training => new()
        {
            BatchSize = 128,
            BatchSchedule = BatchSchedule.Seesaw(from: 8),
            Tokens = 1_638_400,
            Schedule = Schedule.Cosine(warmup: 0.05, floor: {{floor}}),
        };
        """,
        "r.EqualTokens.ValidationLoss(layers: 2).IsBelow(r.EqualTokens.ValidationLoss(layers: 1), margin: 0.01)"));

    [Theory]
    [InlineData("RateExponent = 0.5", "LB2013 '0.5'")]
    [InlineData("RateExponent = 0.5, RateBatch = 16")]
    public void Branches_have_one_rate_before_the_branch(string settings, params string[] problems) => Assert.Equal(problems, Study(
        "Branches.",
        "[Axis<int>(16, 64)] public int After { get; init; } = 16;",
        $$"""
        public override Training Training => new()
        {
            BatchSize = After,
            BatchSchedule = BatchSchedule.Staged(16, until: 0.5) with { {{settings}} },
            Tokens = 1_638_400,
        };
        """,
        "r.EqualTokens.ValidationLoss(after: 64).IsAbove(r.EqualTokens.ValidationLoss(after: 16), margin: 0.01)"));

    private static IEnumerable<string> Powers(string settings, string training) => Lab.Compile(
        Fall.Replace("SETTINGS", settings, StringComparison.Ordinal).Insert(0, "namespace Study;\n\n"),
        Record(
            "Powers.",
            "[Axis<double>(1, 2)] public double Power { get; init; } = 1;",
            $"public override Training Training => new() {{ BatchSize = 16, Tokens = 819_200, {training} }};",
            "r.EqualTokens.ValidationLoss(power: 2).IsAbove(r.EqualTokens.ValidationLoss(power: 1), margin: 0.01)")).Problems;

    private static IEnumerable<string> Study(string summary, string axis, string settings, string verdict) =>
        Lab.Compile(Record(summary, axis, settings, verdict)).Problems;

    private static string Record(string summary, string axis, string settings, string verdict) => $$"""
        namespace Study;

        /// <summary>{{summary}}</summary>
        [Experiment("Q?", Seeds = 5)]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{axis}}
            {{settings}}

            [Claim("It holds")]
            private static Verdict Holds(Results r) => {{verdict}};
        }
        """;
}
