using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Computes fingerprints of user-defined metrics, optimizers and corpora. A fingerprint covers a type's code and the types in the project
/// that this code uses.
/// </summary>
/// <remarks>
/// Code is not part of a trial's identity. Results are stored with the fingerprint, and the user is warned if the fingerprint has changed.
/// Comments and layout do not affect fingerprints.
/// </remarks>
internal static class OwnCode
{
    /// <summary>The maximum number of types that one fingerprint covers.</summary>
    private const int MostTypes = 200;

    /// <summary>The fingerprint of each type, as <c>name=fingerprint</c>, sorted by name.</summary>
    public static IEnumerable<string> Of(ExperimentDeclaration declaration, Compilation compilation, CancellationToken cancellation) =>
        declaration.Metrics.Select(metric => metric.Type).OfType<INamedTypeSymbol>().Concat(Used(
            declaration.Record,
            declaration.Bodies,
            compilation,
            cancellation).Where(type => type.DerivesFrom(KnownNames.Optimizer) || type.DerivesFrom(KnownNames.Corpus)))
            .Where(type => IsOwn(type, compilation))
            .GroupBy(type => type.Name, StringComparer.Ordinal)
            .OrderBy(types => types.Key, StringComparer.Ordinal)
            .Select(types => $"{types.Key}={Fingerprint(types.First(), declaration.Bodies, compilation, cancellation)}");

    private static string Fingerprint(INamedTypeSymbol root, BoundBodies bodies, Compilation compilation, CancellationToken cancellation)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { root.OriginalDefinition };
        var open = new Queue<INamedTypeSymbol>(found);
        while (open.Count > 0)
        {
            foreach (INamedTypeSymbol used in Used(open.Dequeue(), bodies, compilation, cancellation))
            {
                if (found.Count < MostTypes && found.Add(used))
                {
                    open.Enqueue(used);
                }
            }
        }

        IEnumerable<string> texts = found
            .SelectMany(type => type.DeclaringSyntaxReferences)
            .Select(part => string.Join(" ", part.GetSyntax(cancellation).DescendantTokens().Select(token => token.Text)))
            .OrderBy(text => text, StringComparer.Ordinal);
        using var hash = SHA256.Create();
        byte[] sum = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", texts)));
        return string.Concat(sum.Take(8).Select(one => one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// The types in the project that a type's code refers to. Experiments are left out, because their settings are part of a trial's
    /// identity.
    /// </summary>
    private static IEnumerable<INamedTypeSymbol> Used(
        INamedTypeSymbol type,
        BoundBodies bodies,
        Compilation compilation,
        CancellationToken cancellation)
    {
        ISet<string> declared = DeclaredNames.Of(compilation, cancellation);
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!compilation.ContainsSyntaxTree(part.SyntaxTree))
            {
                continue;
            }

            SemanticModel model = bodies.ModelOf(part.SyntaxTree);
            foreach (SimpleNameSyntax name in part.GetSyntax(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
                .Where(name => declared.Contains(name.Identifier.ValueText)))
            {
                ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
                if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition is { } used && IsOwn(used, compilation)
                    && !used.Attributes(KnownNames.ExperimentAttribute).Any())
                {
                    yield return used;
                }
            }
        }
    }

    private static bool IsOwn(INamedTypeSymbol type, Compilation compilation)
        => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);
}
