namespace LlamaBatch.Trials;

/// <summary>A trunk (the first steps of several trials), with the file that contains the state of training after these steps.</summary>
/// <param name="Trunk">The shared first steps.</param>
/// <param name="Path">The path of the file, which exists once a trial has run these steps.</param>
public sealed record TrunkFile(Trunk Trunk, string Path);
