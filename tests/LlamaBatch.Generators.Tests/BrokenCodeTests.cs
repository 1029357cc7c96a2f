using System.Globalization;
using LlamaBatch.Generators.Tests.Examples;

namespace LlamaBatch.Generators.Tests;

/// <summary>
/// Definitions as an editor sees them while somebody types. Nothing may make the generator or the analyzer fail. By hand: <c>LLAMABATCH_DEFINITIONS=folder LLAMABATCH_CHANGES=20 dotnet test
/// --filter BrokenCodeTests</c> changes each file of a folder 20 times, with one to three changes at once.
/// </summary>
public class BrokenCodeTests
{
    /// <summary>The initial value of an axis, or a level, that the compiler rejects has no name in a message and is no number.</summary>
    [Theory]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = this;", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = (1, 2);", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = [];", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = new Validation();", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = \"16\";", "16")]
    [InlineData("[Axis<int>(16, 100)] public int Batch { get; init; } = 16;", "\"16\"")]
    [InlineData("[Axis<string>([1, 2], \"micro\")] public string Batch { get; init; } = \"micro\";", "\"micro\"")]
    [InlineData("[Axis<string>(\"micro\", typeof(int))] public string Batch { get; init; } = \"micro\";", "\"micro\"")]
    [InlineData("[Axis<DayOfWeek>(DayOfWeek.Monday)] public DayOfWeek Batch { get; init; } = \"x\";", "DayOfWeek.Monday")]
    public void A_value_of_another_type_stops_no_rule(string axis, string level) => Assert.Empty(Failures(Lab.Compile($$"""
        namespace Study;

        /// <summary>S.</summary>
        [Experiment("Q?")]
        [Measure<ValidationLoss>]
        public sealed partial record S : Lab
        {
            {{axis}}

            [Claim("Each doubling needs fewer steps")]
            private static Verdict Fewer(Results r) =>
                r.EqualTokens.ValidationLoss(batch: {{level}}).IsBelow(r.EqualTokens.ValidationLoss(batch: 100), margin: 0.01);

            [Claim("Each doubling takes fewer steps")]
            private static Verdict FewerSteps(Plan p) => p.Steps({{level}}).IsBelow(p.Steps("other"));
        }
        """)));

    [Fact]
    public void Nothing_that_somebody_types_makes_the_generator_fail()
    {
        int changes = int.Parse(Environment.GetEnvironmentVariable("LLAMABATCH_CHANGES") ?? "1", CultureInfo.InvariantCulture);
        var failures = new List<string>();
        foreach ((string name, string text) in Definitions())
        {
            for (int i = 0; i < changes; i++)
            {
                string changed = BrokenText.Of(text, name, i);
                failures.AddRange(Failures(Compiled.Of(changed)).Select(failure => $"{name}, change {i}: {failure}\n{changed}"));
            }
        }

        if (failures.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", failures));
        }
    }

    private static IEnumerable<(string Name, string Text)> Definitions() =>
        Environment.GetEnvironmentVariable("LLAMABATCH_DEFINITIONS") is { Length: > 0 } folder
            ? Directory.GetFiles(folder, "*.cs").Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))
            : RuleExamples.All.Select(example => (example.Id, ExampleRecord.Complete(example.Wrong).Source));

    private static IEnumerable<string> Failures(Compiled compiled) => compiled.Diagnostics
        .Where(diagnostic => diagnostic.Id is "CS8785" or "AD0001")
        .Select(failure => failure.GetMessage(CultureInfo.InvariantCulture));
}
