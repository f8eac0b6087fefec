using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Formatting;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>Where two contents of a plan are compared: all that one chose is in it.</summary>
/// <param name="Only">The kind of differences that is shown; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record CompareAddress(string Code, PlanVersion From, PlanVersion To, DifferenceKind? Only = null, int Page = 1)
{
    public override string ToString() => In("compare");

    public string Workbook => (this with { Only = null, Page = 1 }).In("compare.xlsx");

    /// <summary>The same on paper, in the reader's edition.</summary>
    public string Pdf => (this with { Only = null, Page = 1 }).In("compare.pdf");

    private string In(string place) => QueryHelpers.AddQueryString($"{PlanAddress.Of(Code)}/{place}", new Dictionary<string, string?>
    {
        ["from"] = From.ToString(),
        ["to"] = To.ToString(),
        ["kind"] = Only?.ToString().ToLowerInvariant(),
        ["page"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null,
    }.Where(each => each.Value is not null));

    /// <summary>Where an amendment is compared with the last one in force before it.</summary>
    public static string WhatChanges(string plan, int amendment) => QueryHelpers.AddQueryString($"{PlanAddress.Of(plan)}/compare", "to", PlanVersion.Of(amendment).ToString());

    /// <summary>False where something was chosen that is no version; a typed day is judged by <see cref="Read"/>.</summary>
    public static bool IsReadable(string? chosen, string? typed) => !string.IsNullOrWhiteSpace(typed) || PlanVersion.Read(chosen, PlanVersion.Now) is not null;

    /// <summary>What was chosen, or the day that was typed in its place.</summary>
    /// <param name="typed">In any form in which people write a day.</param>
    /// <param name="usual">Where neither says anything.</param>
    /// <exception cref="RuleException">The day is none, or what was chosen is no version.</exception>
    public static PlanVersion Read(string? chosen, string? typed, PlanVersion usual, DateOnly today) =>
        string.IsNullOrWhiteSpace(typed) ? PlanVersion.Read(chosen, usual) ?? throw new RuleException(Rules.NotFound)
        : DateText.TryRead(typed, today, out var day) ? PlanVersion.On(day) : throw new RuleException(Rules.NotADate, null, typed);
}
