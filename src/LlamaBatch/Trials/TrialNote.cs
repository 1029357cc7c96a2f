namespace LlamaBatch.Trials;

/// <summary>An event of a trial that the report must mention and that no measurement shows. It holds no sentence.</summary>
public abstract record TrialNote;

/// <summary>A checkpoint was unusable and was set aside.</summary>
/// <param name="File">Its file name in <c>runs/</c>.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="TriesPrevious">Whether an older checkpoint is tried next; otherwise the trial starts again.</param>
public sealed record UnusableCheckpoint(string File, CheckpointProblem Problem, bool TriesPrevious) : TrialNote;

/// <summary>A trial resumed from a checkpoint of a processor with another vector width, and rounds differently from there on.</summary>
/// <param name="File">The checkpoint's file name in <c>runs/</c>.</param>
/// <param name="Bits">Vector width of the processor that wrote it.</param>
/// <param name="BitsHere">Vector width of this processor.</param>
/// <param name="Step">The first step that rounds differently, from 0.</param>
public sealed record OtherVectorWidth(string File, int Bits, int BitsHere, int Step) : TrialNote;
