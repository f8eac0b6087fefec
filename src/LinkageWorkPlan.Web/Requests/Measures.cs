using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>What the program measures of itself (OpenTelemetry). It costs nothing while nobody listens.</summary>
internal static class Measures
{
    /// <summary>Of the source of spans and of the meter.</summary>
    public const string Name = "LinkageWorkPlan";

    private static readonly Meter Meter = new(Name);

    /// <summary>One span for each request to a use case.</summary>
    public static readonly ActivitySource Spans = new(Name);

    private static readonly Histogram<double> Requests =
        Meter.CreateHistogram<double>("lwp.request.duration", "s", "How long use cases took, by request and outcome (done, refused, failed).");

    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>("lwp.sign_ins", description: "Sign-ins by outcome (done, failed, refused).");

    public static void Request(string name, string outcome, TimeSpan took) =>
        Requests.Record(took.TotalSeconds, KeyValuePair.Create<string, object?>("request", name), KeyValuePair.Create<string, object?>("outcome", outcome));

    public static void SignIn(string outcome) => SignIns.Add(1, KeyValuePair.Create<string, object?>("outcome", outcome));
}
