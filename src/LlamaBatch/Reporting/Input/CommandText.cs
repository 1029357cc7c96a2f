namespace LlamaBatch.Reporting;

/// <summary>A command as a user types it at the root of the repository.</summary>
internal static class CommandText
{
    /// <summary>The whole command line for a command.</summary>
    /// <param name="words">The words after the program's name: <c>run BatchSize100 --scale quick</c>.</param>
    public static string Of(string words) => $"dotnet run -c Release --project experiments -- {words}";
}
