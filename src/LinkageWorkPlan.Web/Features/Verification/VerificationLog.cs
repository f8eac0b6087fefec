namespace LinkageWorkPlan.Web.Features.Verification;

/// <summary>Why a file was not even looked at.</summary>
public enum NotVerified
{
    /// <summary>Its address asked too often.</summary>
    TooOften,

    /// <summary>Too many files are coming in.</summary>
    TooManyUploads,

    /// <summary>Too many files wait to be verified.</summary>
    TooManyWaiting,

    TooLarge,

    /// <summary>It came too slowly, or broke off.</summary>
    BrokenOff,
}

/// <summary>What those without an account had verified, for those who keep the server: a forged report is met here first. Nothing of a file's words is written out.</summary>
internal sealed partial class VerificationLog(ILogger<VerificationLog> log)
{
    [LoggerMessage(EventId = 1030, Level = LogLevel.Information, Message = "A file of {Bytes} bytes from {Client} was verified: {Standing}")]
    public partial void Verified(string client, long bytes, FileStanding standing);

    [LoggerMessage(EventId = 1031, Level = LogLevel.Warning, Message = "A file of {Bytes} bytes from {Client}, SHA-256 {Sha256}, does not hold: {Checks}")]
    public partial void DoesNotHold(string client, long bytes, string sha256, string checks);

    [LoggerMessage(EventId = 1032, Level = LogLevel.Warning, Message = "A file from {Client} was not verified: {Reason}")]
    public partial void NotVerified(string client, NotVerified reason);
}
