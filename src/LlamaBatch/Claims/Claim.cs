using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>A claim of an experiment, ready to be decided.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim was published, such as an article's section; empty if the author named no source.</param>
/// <param name="Decide">Runs the author's claim method on the results or the plan.</param>
public sealed record Claim(string Text, string Source, Func<Verdict?> Decide)
{
    /// <summary>
    /// The author's claim method; null if unknown. The report shows the method's source location if the claim cannot be decided.
    /// </summary>
    public Delegate? Method { get; init; }

    /// <summary>The translations of the claim; empty if the author gave none.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>
    /// Runs the author's claim method. An exception in the method makes this claim ill-posed and does not affect the experiment's other
    /// claims.
    /// </summary>
    internal Verdict Ask()
    {
        try
        {
            return Decide() ?? Verdict.IllPosed(new NoVerdict());
        }
        catch (ClaimException failure)
        {
            return Verdict.IllPosed(failure.Problem);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Verdict.IllPosed(new FailedCode(failure.GetType().Name, failure.Message));
        }
    }
}
