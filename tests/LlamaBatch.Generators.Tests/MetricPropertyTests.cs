namespace LlamaBatch.Generators.Tests;

/// <summary>What a user-defined metric declares agrees with its code.</summary>
public class MetricPropertyTests
{
    [Theory]
    [InlineData("false", "cost.TokensPerStep / cost.StepSeconds", "LB8050 'false'")]
    [InlineData("true", "cost.TokensPerStep / cost.StepSeconds")]
    [InlineData("false", "cost.PeakMemoryBytes / 1e6")]
    [InlineData("false", "Rounded(cost.StepSeconds)", "LB8050 'false'")]
    [InlineData("false", "1 - cost.CpuShare")]
    public void A_metric_of_times_is_timed(string isTimed, string value, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            namespace Study;

            public sealed class Cost : ICostMetric
            {
                public static string Name => "Cost";
                public static string Unit => "1";
                public static Better Better => Better.Lower;
                public static Contrast Contrast => Contrast.Ratio;
                public static double Margin => 0.05;
                public static bool IsTimed => {{isTimed}};
                public static double Measure(CostOutcome cost) => {{value}};
                private static double Rounded(double share) => Math.Round(share, 2);
            }
            """).Problems);

    [Theory]
    [InlineData("Ratio", "=> (validation.Nats / validation.Tokens) - validation.SeenLoss;", "LB8050 'Ratio'")]
    [InlineData("Ratio", "{ return (double)((validation.Nats / validation.Tokens) - validation.SeenLoss); }", "LB8050 'Ratio'")]
    [InlineData("Difference", "=> (validation.Nats / validation.Tokens) - validation.SeenLoss;")]
    [InlineData("Ratio", "=> -validation.Nats / validation.Tokens;", "LB8050 'Ratio'")]
    [InlineData("Ratio", "=> 2 * (-(validation.Nats / validation.Tokens));")]
    [InlineData("Ratio", "=> -(validation.Nats / validation.Tokens);", "LB8050 'Ratio'")]
    [InlineData("Difference", "=> -validation.Nats / validation.Tokens;")]
    [InlineData("Ratio", "=> Math.Exp(-validation.Nats / validation.Tokens);")]
    [InlineData("Ratio", "=> Math.Exp(validation.SeenLoss) - 1;")]
    [InlineData("Ratio", "=> validation.Nats / validation.Tokens;")]
    [InlineData("Ratio", "=> validation.Tokens - validation.Correct;")]
    public void A_difference_is_compared_by_no_ratio(string contrast, string measure, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            namespace Study;

            public sealed class Gap : IValidationMetric
            {
                public static string Name => "Gap";
                public static string Unit => "nats/token";
                public static Better Better => Better.Neither;
                public static Contrast Contrast => Contrast.{{contrast}};
                public static double Margin => 0.05;
                public static bool NeedsSeenText => true;
                public static double WhenDiverged(int vocabSize) => double.PositiveInfinity;
                public static double Measure(ValidationOutcome validation) {{measure}}
            }
            """).Problems);

    /// <summary>A metric may implement the members of its interface explicitly.</summary>
    [Theory]
    [InlineData("Lower", "1 - (validation.Correct / validation.Tokens)", "LB8042 'validation.Correct / validation.Tokens'")]
    [InlineData("Lower", "1 - ((double)validation.Correct / validation.Tokens)")]
    [InlineData("Lower", "(double)validation.Correct / validation.Tokens", "LB8041 'Lower'")]
    [InlineData("Higher", "Math.Exp(validation.Nats / validation.Tokens)", "LB8041 'Higher'")]
    [InlineData("Higher", "Math.Exp(-validation.Nats / validation.Tokens)")]
    [InlineData("Lower", "validation.Nats / validation.Tokens")]
    [InlineData("Lower", "validation.SeenLoss", "LB8043 'SeenLoss'")]
    public void Explicit_implementations_are_read(string better, string value, params string[] problems) => Assert.Equal(
        problems,
        Compiled.Of($$"""
            namespace Study;

            public sealed class Own : IValidationMetric
            {
                static string IMetric.Name => "Own";
                static string IMetric.Unit => "1";
                static Better IMetric.Better => Better.{{better}};
                static Contrast IMetric.Contrast => Contrast.Difference;
                static double IMetric.Margin => 0.01;
                static double ILearningMetric.WhenDiverged(int vocabSize) => 0.5;
                static double IValidationMetric.Measure(ValidationOutcome validation) => {{value}};
            }
            """).Problems);
}
