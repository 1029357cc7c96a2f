using System.Globalization;
using System.Text;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Journal;

namespace LlamaBatch.EndToEnd.Tests;

/// <summary>
/// Every verdict of every committed experiment, with every number behind it. The snapshot has no sentence of a report, so
/// a change of wording leaves it alone and a change of a result does not.
/// </summary>
public sealed class CommittedVerdictTests
{
    private static readonly string _committed = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../experiments"));

    [Fact]
    public Task Committed_results_give_the_verdicts_and_numbers_that_they_gave()
    {
        var text = new StringBuilder();
        foreach (Experiment experiment in ExperimentCatalog.All)
        {
            string root = Path.Combine(_committed, experiment.Name);
            StoredResults results = new ResultStore(root).Read();
            var corpora = new CorpusShelf(root, results.Corpora, results.CorpusFacts);
            IReadOnlyList<DecidedClaim> claims = experiment.PlannedAt(Scale.Full).Verdicts(corpora, results);
            string trials = experiment.IsTrained ? $"{results.Trials.Count} trials" : "imported";
            text.Append(CultureInfo.InvariantCulture, $"{experiment.Name}: {trials}, {claims.Count} claims\n");
            foreach (DecidedClaim claim in claims)
            {
                Append(text, claim);
            }
        }

        return Verifier.Verify(text.ToString());
    }

    /// <summary>
    /// The looks were recorded by earlier versions: claims that were not changed must still be known by the same
    /// identity.
    /// </summary>
    [Fact]
    public void Committed_looks_know_the_claims_by_their_identities()
    {
        foreach (Experiment experiment in ExperimentCatalog.All.Where(experiment => experiment is { IsTrained: true, Metrics.Count: > 0 }))
        {
            StoredResults results = new ResultStore(Path.Combine(_committed, experiment.Name)).Read();
            var corpora = new CorpusShelf(_committed, results.Corpora, results.CorpusFacts);
            Assert.NotEmpty(results.Looks);
            var now = experiment.PlannedAt(Scale.Full).Verdicts(corpora, results)
                .Where(claim => claim.NeedsTraining)
                .Select(claim => claim.Identity)
                .ToHashSet();
            // Claims may be added after a look; the report says so.
            Assert.Subset(now, results.Looks[^1].Claims.ToHashSet());
        }
    }

    private static void Append(StringBuilder text, DecidedClaim claim)
    {
        Verdict verdict = claim.Verdict!;
        text.Append(CultureInfo.InvariantCulture, $"\n{claim.Source} {claim.Text}\n  {verdict.Status}, {verdict.Reason}, "
            + $"p {Text(verdict.AdjustedP)}, family of {verdict.FamilySize}, error {Text(verdict.FamilyWiseError)}\n");
        foreach (QuantityComparison part in verdict.Arithmetic)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {Text(part.Left.Value)} {part.Relation} {Text(part.Right.Value)}: {part.Holds}\n");
        }

        foreach (Comparison part in verdict.Comparisons)
        {
            Interval interval = part.Interval();
            text.Append(CultureInfo.InvariantCulture, $"  {part.Metric.Key}: {LevelsOf(part.Left)} {part.Relation} {LevelsOf(part.Right)}, "
                + $"margin {Text(part.Margin)}, effect {Text(part.Effect)} [{Text(interval.Low)}, "
                + $"{Text(interval.High)}] at {Text(interval.Level)}, n {part.Count}, p for {Text(part.PFor)}, "
                + $"against {Text(part.PAgainst)}\n");
        }
    }

    /// <summary>Ten digits: the last ones of a double depend on the processor's logarithm.</summary>
    private static string Text(double? value) => value is double number ? number.ToString("G10", CultureInfo.InvariantCulture) : "none";

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;

    private static string LevelsOf(Sample arm) =>
        arm.Number is double number ? Text(number)
        : arm.Levels.Count > 0 ? string.Join('/', arm.Levels.Select(level => $"{level.Axis}={level.Level}"))
        : "computed";
}
