using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The environment of a study: machines, versions and texts.</summary>
internal static class EnvironmentSection
{
    /// <summary>The facts about the environment, in the order in which the report states them.</summary>
    /// <param name="input">The results.</param>
    /// <param name="corpora">The corpora of the configurations.</param>
    public static IReadOnlyList<Fact> Of<TPoint>(ReportInput<TPoint> input, IEnumerable<Corpus> corpora)
        where TPoint : LlamaExperiment =>
        [
            .. input.Stored.Machines.Select(machine => new RanOn(machine)),
            new Numerics(TrialIdentity.NumericsVersion),
            .. input.IsNotRun ? []
                : corpora.Select(corpus => new TextFingerprint(corpus.Name, input.Corpora.FingerprintOf(corpus))).Distinct(),
        ];
}
