using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>A claim of an experiment, ready to be decided.</summary>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where it is made; empty if the author named none.</param>
/// <param name="Decide">The author's method, bound to the results or the plan.</param>
public sealed record Claim(string Text, string Source, Func<Verdict?> Decide)
{
    /// <summary>The author's method, whose place in the source is shown where the claim cannot be decided; null where it is not known.</summary>
    public Delegate? Method { get; init; }

    /// <summary>What the author's code says, whatever becomes of it: a claim that fails must not cost others their verdicts.</summary>
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
