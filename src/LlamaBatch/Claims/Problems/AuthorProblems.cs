namespace LlamaBatch.Claims.Problems;

/// <summary>User code states why the claim is ill-posed.</summary>
/// <param name="Text">The sentence from user code.</param>
internal sealed record StatedProblem(string Text) : ClaimProblem;

/// <summary>The claim's method returned null.</summary>
internal sealed record NoVerdict : ClaimProblem;

/// <summary>The claim's method threw an exception.</summary>
/// <param name="Exception">The type of the exception.</param>
/// <param name="Message">The message of the exception.</param>
internal sealed record FailedCode(string Exception, string Message) : ClaimProblem;
