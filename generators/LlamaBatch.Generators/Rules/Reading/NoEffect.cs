using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Creates the diagnostic for code that has no effect.</summary>
internal static class NoEffect
{
    private const string Minor = nameof(Minor);

    public static Diagnostic At(Location? place, string what, string why) => Diagnostic.Create(Descriptors.NoEffect, place, what, why);

    /// <summary>The diagnostic for a number or a parameter that has no effect. It is reported only without another warning or error.</summary>
    public static Diagnostic IfAlone(Location? place, string what, string why) => Diagnostic.Create(
        Descriptors.NoEffect,
        place,
        ImmutableDictionary<string, string?>.Empty.Add(Minor, null),
        what,
        why);

    public static bool IsMinor(Diagnostic finding) => finding.Properties.ContainsKey(Minor);
}
