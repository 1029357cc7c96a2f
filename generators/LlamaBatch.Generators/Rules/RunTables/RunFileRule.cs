using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>Reports tables of imported runs whose file or folder does not exist.</summary>
internal static class RunFileRule
{
    private static readonly HashSet<string> _files =
        ["Csv", "JsonLines", "Parquet", "WandB", "TensorBoard", "MLflow", "Torchtitan", "TrainerState"];

    /// <summary>Checks a call such as <c>RunTable.Csv("path")</c>. A pattern for several files is not checked.</summary>
    /// <param name="operation">An operation of the record's code.</param>
    /// <param name="folder">The experiment's folder, where relative paths start.</param>
    public static IEnumerable<Diagnostic> Check(IOperation operation, string folder) =>
        operation is IInvocationOperation { TargetMethod: { ContainingType.Name: "RunTable" } method } call && _files.Contains(method.Name)
        && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "path") is { Value: var written }
        && WrittenValue.TextOf(written) is { Length: > 0 } path && path.IndexOfAny(['*', '?', '{']) < 0
        && !TextFolder.IsThere(folder, path)
            ? [Diagnostic.Create(Descriptors.RunsDoNotExist, written.Syntax.GetLocation(), path, folder)]
            : [];
}
