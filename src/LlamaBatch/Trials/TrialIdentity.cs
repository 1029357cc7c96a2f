using System.Security.Cryptography;
using System.Text;

namespace LlamaBatch.Trials;

/// <summary>
/// Computes the identity of a trial: a hash of exactly the settings that determine its outcome. Adding a level or a seed to an experiment
/// does not change the identity of existing trials.
/// </summary>
public static class TrialIdentity
{
    /// <summary>
    /// The version of the arithmetic of training. Increment it when the arithmetic changes, so that older results are no longer used. A
    /// test that compares losses bit by bit fails if the version is not incremented.
    /// </summary>
    public const int NumericsVersion = 3;

    /// <summary>The number of hexadecimal digits of an identity.</summary>
    internal const int Digits = 16;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the settings, one <c>name=value</c> per line.</summary>
    /// <param name="settings">Every setting that affects the outcome.</param>
    /// <param name="metrics">The metrics, with their measurement intervals. A trial with other metrics has another identity.</param>
    /// <param name="corpusFingerprint">The hash of the corpus's tokens.</param>
    /// <param name="seed">The trial's seed, or the block of a cost trial.</param>
    public static string Of(IEnumerable<Setting> settings, IEnumerable<MetricDefinition> metrics, string corpusFingerprint, int seed)
    {
        var text = new StringBuilder();
        foreach (Setting setting in settings)
        {
            text.Append(setting.Name).Append('=').Append(Escape(setting.Value)).Append('\n');
        }

        foreach (MetricDefinition metric in metrics.Where(m => m.Kind != MetricKind.Cost).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            // Revision 1 is not written, so that trials keep the identity that they had before metrics had revisions.
            string revision = metric.Revision > 1 ? CultureFree($" revision {metric.Revision}") : "";
            text.Append(CultureFree($"measure {metric.Key}={metric.EveryTokens}{revision}\n"));
        }

        text.Append(CultureFree($"corpus={corpusFingerprint}\nseed={seed}\nnumerics={NumericsVersion}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }

    private static string CultureFree(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Escapes line breaks, so that a value with a line break cannot look like two settings.</summary>
    private static string Escape(string value)
        => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
