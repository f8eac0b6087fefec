namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What whoever runs the program should know of seals.</summary>
public sealed partial class SealLog(ILogger<SealLog> log)
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A document was sealed without all validation data. {Missing}")]
    public partial void Incomplete(string missing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The day's proof of the history was written down without seals. {Reason}")]
    public partial void NotSealed(string reason);
}
