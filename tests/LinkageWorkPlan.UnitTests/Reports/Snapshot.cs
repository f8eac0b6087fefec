using System.Runtime.CompilerServices;

namespace LinkageWorkPlan.UnitTests.Reports;

/// <summary>
/// Compares with <c>Class.Method.verified.txt</c> beside the test, and leaves <c>Class.Method.received.txt</c> where it differs:
/// Verify's file convention, so that Verify can take this one's place.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string received, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}");
        var now = received.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var verified = File.Exists(stem + ".verified.txt") ? File.ReadAllText(stem + ".verified.txt").ReplaceLineEndings("\n") : string.Empty;
        if (now == verified)
        {
            File.Delete(stem + ".received.txt");
            return;
        }

        File.WriteAllText(stem + ".received.txt", now);
        Assert.Fail($"Not as verified, first at {FirstDifference(verified, now)}\nIf it is right now, rename {Path.GetFileName(stem)}.received.txt to .verified.txt.");
    }

    private static string FirstDifference(string verified, string now)
    {
        var before = verified.Split('\n');
        var after = now.Split('\n');
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length)).First(index => before.ElementAtOrDefault(index) != after.ElementAtOrDefault(index));
        return $"line {line + 1}:\n  verified: {before.ElementAtOrDefault(line)}\n  received: {after.ElementAtOrDefault(line)}";
    }
}
