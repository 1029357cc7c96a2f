namespace LlamaBatch.Trials;

/// <summary>A trunk (the first steps of several trials), with the file that holds the state of training after these steps.</summary>
/// <param name="Trunk">The shared first steps.</param>
/// <param name="Path">The path of the file, which exists once a trial has trained these steps.</param>
public sealed record TrunkFile(Trunk Trunk, string Path);
