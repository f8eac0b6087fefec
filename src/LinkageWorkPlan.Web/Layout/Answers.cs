using Microsoft.AspNetCore.Diagnostics;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>What endpoints and middleware say of an answer.</summary>
internal static class Answers
{
    private static readonly object Head = new();

    /// <summary>Answers with a status alone, where a page would be no use.</summary>
    public static void WithoutWords(this HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    /// <summary>True where only the head of the answer is asked for: nothing counts as read then.</summary>
    public static bool IsHead(this HttpContext http) => http.Items.ContainsKey(Head);

    /// <summary>From here on the request is read as GET, and its answer has no body.</summary>
    public static void MarkHead(this HttpContext http) => http.Items[Head] = true;
}
