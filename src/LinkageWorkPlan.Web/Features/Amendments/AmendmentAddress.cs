using System.Globalization;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.Web.Features.Amendments;

/// <summary>Addresses of a plan's amendments.</summary>
internal static class AmendmentAddress
{
    public static string All(string plan) => $"/plans/{Uri.EscapeDataString(plan)}/amendments";

    public static string Of(string plan, int number) => string.Create(CultureInfo.InvariantCulture, $"{All(plan)}/{number}");

    /// <summary>The form of one task in it.</summary>
    public static string Of(string plan, int number, string task) => $"{Of(plan, number)}/tasks/{Uri.EscapeDataString(task)}";

    /// <summary>Its draft as rows.</summary>
    public static string Grid(string plan, int number) => $"{Of(plan, number)}/edit";

    /// <summary>Its draft as rows, at the row of a task.</summary>
    public static string Grid(string plan, int number, string task) => $"{Grid(plan, number)}?task={Uri.EscapeDataString(task)}";

    /// <summary>The form by which a task leaves the plan.</summary>
    public static string Drop(string plan, int number, string task) => $"{Of(plan, number)}/drop/{Uri.EscapeDataString(task)}";

    /// <summary>The form of one indicator in it.</summary>
    public static string Indicator(string plan, int number, string indicator) => $"{Of(plan, number)}/indicators/{Uri.EscapeDataString(indicator)}";

    /// <summary>The form of the plan's title, period and pillars in it.</summary>
    public static string Plan(string plan, int number) => $"{Of(plan, number)}/plan";

    /// <summary>Where it is compared with the plan as it was before.</summary>
    public static string WhatChanges(string plan, int number) => CompareAddress.WhatChanges(plan, number);
}
