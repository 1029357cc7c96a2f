namespace LlamaBatch.Reporting;

/// <summary>A command as a user types it in the folder of the project, or at the root of this repository.</summary>
internal static class CommandText
{
    /// <summary>The runtime host configuration option that holds the words before a command. LlamaBatch.targets sets it.</summary>
    private const string Option = "LlamaBatch.Command";

    private static readonly string _program =
        AppContext.GetData(Option) is string { Length: > 0 } program ? program : "dotnet run -c Release --project experiments --";

    /// <summary>The whole command line for a command.</summary>
    /// <param name="words">The words after the program's name: <c>run BatchSize100 --scale quick</c>.</param>
    public static string Of(string words) => $"{_program} {words}";
}
