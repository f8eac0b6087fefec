namespace LinkageWorkPlan.Web.Settings;

/// <summary>The program cannot start; the message says why and what to do, and is all that is printed: one line, also where it quotes more.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message.ReplaceLineEndings(" "), inner);
