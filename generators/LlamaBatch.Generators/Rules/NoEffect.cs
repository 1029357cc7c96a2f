using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>What an author wrote and nothing reads.</summary>
internal static class NoEffect
{
    public static Diagnostic At(Location? place, string what, string why) => Diagnostic.Create(Descriptors.NoEffect, place, what, why);
}
