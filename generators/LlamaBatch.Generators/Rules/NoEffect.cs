using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Makes the diagnostic for code that has no effect.</summary>
internal static class NoEffect
{
    public static Diagnostic At(Location? place, string what, string why) => Diagnostic.Create(Descriptors.NoEffect, place, what, why);
}
