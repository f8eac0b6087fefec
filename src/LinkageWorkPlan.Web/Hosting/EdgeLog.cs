namespace LinkageWorkPlan.Web.Hosting;

/// <summary>What was refused before any page saw it, for those who keep the server. Neither addresses nor fields are written out: both may hold a secret.</summary>
internal sealed partial class EdgeLog(ILogger<EdgeLog> log)
{
    [LoggerMessage(EventId = 1020, Level = LogLevel.Warning, Message = "A connection from {Client} was refused: the page that opened it is of another site ({Origin})")]
    public partial void ForeignConnection(string client, string origin);

    [LoggerMessage(EventId = 1021, Level = LogLevel.Warning, Message = "A form from {Client} for {Route} was refused: it does not prove that a page of this site sent it")]
    public partial void UnprovedForm(string client, string route);

    [LoggerMessage(EventId = 1022, Level = LogLevel.Warning, Message = "A request from {Client} was refused with {Status}: it brings more than is taken in")]
    public partial void TooLarge(string client, int status);

    [LoggerMessage(EventId = 1023, Level = LogLevel.Warning, Message = "A connection from {Client} was refused: too many pages are open (Limits:PagesPerAccount, Limits:PagesPerAddress)")]
    public partial void TooManyPages(string client);

    [LoggerMessage(EventId = 1024, Level = LogLevel.Warning, Message = "The database is busy or does not answer: {Reason}")]
    public partial void Busy(string reason);
}
