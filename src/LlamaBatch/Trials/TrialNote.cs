namespace LlamaBatch.Trials;

/// <summary>
/// An event of a trial that the report must mention, such as an unusable checkpoint. The event has no text, because reports describe it in
/// several languages.
/// </summary>
public abstract record TrialNote;

/// <summary>A checkpoint was unusable and was renamed.</summary>
/// <param name="File">The checkpoint's file name in <c>runs/</c>.</param>
/// <param name="Problem">The problem of the checkpoint.</param>
/// <param name="TriesPrevious">Whether an older checkpoint is tried next; otherwise the trial starts again.</param>
public sealed record UnusableCheckpoint(string File, CheckpointProblem Problem, bool TriesPrevious) : TrialNote;

/// <summary>A trial resumed on a processor with a different SIMD vector width, which changes rounding in all later steps.</summary>
/// <param name="File">The checkpoint's file name in <c>runs/</c>.</param>
/// <param name="Bits">The width of SIMD vectors, in bits, on the processor that wrote the checkpoint.</param>
/// <param name="BitsHere">The width of SIMD vectors, in bits, on this processor.</param>
/// <param name="Step">The index of the first step that rounds differently, from 0.</param>
public sealed record OtherVectorWidth(string File, int Bits, int BitsHere, int Step) : TrialNote;
