using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>A claim of an experiment, with the code that decides it.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim was published, such as an article's section, or empty if the claim names no source.</param>
/// <param name="Decide">Runs the claim method on the results or the plan.</param>
public sealed record Claim(string Text, string Source, Func<Verdict?> Decide)
{
    /// <summary>
    /// The claim method, or null if it is unknown. If the claim cannot be decided, the report shows the method's source location.
    /// </summary>
    public Delegate? Method { get; init; }

    /// <summary>The translations of the claim, or empty if it has none.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];

    /// <summary>
    /// Runs the claim method. An exception in the method makes this claim ill-posed and does not affect the experiment's other
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
