using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Trials;

/// <summary>
/// The identity of a trial: a hash of everything that decides its outcome, and of nothing else. Adding a level or a seed to
/// an experiment does not change the identity of existing trials.
/// </summary>
public static class TrialIdentity
{
    /// <summary>
    /// The version of the arithmetic of training. Raise it by hand when the arithmetic changes, so that older results no longer count. A
    /// test of the bits of losses fails if this is forgotten.
    /// </summary>
    public const int NumericsVersion = 3;

    /// <summary>The number of hexadecimal digits of an identity.</summary>
    internal const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the settings, one <c>name=value</c> per line.</summary>
    /// <param name="settings">Every setting that decides the outcome.</param>
    /// <param name="metrics">The metrics, with their measurement intervals. Results with different metrics are not interchangeable.</param>
    /// <param name="corpusFingerprint">The hash of the corpus's tokens.</param>
    /// <param name="seed">The seed.</param>
    public static string Of(IEnumerable<Setting> settings, IEnumerable<MetricDefinition> metrics, string corpusFingerprint, int seed)
    {
        var text = new StringBuilder();
        foreach (Setting setting in settings)
        {
            text.Append(setting.Name).Append('=').Append(Escape(setting.Value)).Append('\n');
        }

        foreach (MetricDefinition metric in metrics.Where(m => m.Kind != MetricKind.Cost).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            // The first definition of a metric is not numbered, so that trials from before definitions had numbers keep their identity.
            string revision = metric.Revision > 1 ? CultureFree($" revision {metric.Revision}") : "";
            text.Append(CultureFree($"measure {metric.Key}={metric.EveryTokens}{revision}\n"));
        }

        text.Append(CultureFree($"corpus={corpusFingerprint}\nseed={seed}\nnumerics={NumericsVersion}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    private static string CultureFree(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Escapes line breaks, so that one value cannot read as two settings.</summary>
    private static string Escape(string value)
        => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
