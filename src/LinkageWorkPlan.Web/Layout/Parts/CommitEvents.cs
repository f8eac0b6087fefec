using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>What is in a text control, sent by the browser once it is left or something is pressed (wwwroot/js/typing.js).</summary>
public sealed class CommitEventArgs : EventArgs
{
    public string Value { get; set; } = string.Empty;

    /// <summary>Counts the values the control has sent: the browser learns from it what the server has.</summary>
    public int Number { get; set; }
}

[EventHandler("oncommit", typeof(CommitEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
