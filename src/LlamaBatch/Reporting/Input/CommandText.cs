namespace LlamaBatch.Reporting;

/// <summary>A command line as a user types it in the project's folder, or at the root of this repository.</summary>
internal static class CommandText
{
    /// <summary>
    /// The runtime configuration option that contains the words before a command, such as <c>dotnet run --</c>. LlamaBatch.targets sets
    /// it.
    /// </summary>
    private const string Option = "LlamaBatch.Command";

    private static readonly string _program =
        AppContext.GetData(Option) is string { Length: > 0 } program ? program : "dotnet run -c Release --project experiments --";

    /// <summary>The whole command line for a command.</summary>
    /// <param name="words">The words after the program's name: <c>run BatchSize100 --scale quick</c>.</param>
    public static string Of(string words) => $"{_program} {words}";
}
