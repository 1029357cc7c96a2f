using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace LlamaBatch.CodeFixes;

/// <summary>Renames an axis, and its arguments in the claims of all records that have it.</summary>
internal static class AxisRename
{
    public static async Task<IReadOnlyList<Edit>> EditsAsync(
        IPropertySymbol axis,
        string name,
        Solution solution,
        CancellationToken cancellation)
    {
        IReadOnlyList<Edit> renamed = await SymbolRename.EditsAsync(axis, name, solution, cancellation).ConfigureAwait(false);
        IEnumerable<INamedTypeSymbol> derived = await SymbolFinder.FindDerivedClassesAsync(
            axis.ContainingType,
            solution,
            cancellationToken: cancellation).ConfigureAwait(false);
        string parameter = Naming.Parameter(name);
        return
        [
            .. renamed,
            .. derived.Prepend(axis.ContainingType)
                .SelectMany(record => ClaimArguments.Of(axis, record, cancellation))
                .Select(argument => Edit.Replace(argument.NameColon!.Name, Naming.Escaped(parameter))),
        ];
    }
}
