# Writes one object of an R package's data folder as CSV (or, for a character vector, as lines of text).
# Usage: Rscript extract.R <data folder> <object> <out>
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]; name <- arguments[2]; out <- arguments[3]
scope <- new.env()
file <- Find(file.exists, file.path(folder, paste0(name, c(".rda", ".RData"))))
if (is.null(file)) invisible(lazyLoad(file.path(folder, "Rdata"), envir = scope)) else load(file, envir = scope)
value <- get(name, envir = scope)

if (is.character(value)) {
  writeLines(value, out, useBytes = TRUE)
} else {
  if (is.ts(value) && is.null(dim(value)))
    value <- data.frame(time = round(as.numeric(time(value)), 6), value = as.numeric(value))
  value <- as.data.frame(unclass(value), optional = TRUE)
  # Some columns were stored in single precision: seven digits are all they hold, the rest would be noise.
  for (column in setdiff(names(value), "time")) if (is.double(value[[column]])) value[[column]] <- signif(value[[column]], 7)
  for (column in names(value)) if (is.factor(value[[column]])) value[[column]] <- as.character(value[[column]])
  text <- sapply(value, is.character)
  # Quote only where a comma, a quote or a line end asks for it.
  asks <- text & sapply(value, function(c) any(grepl('[",\n\r]', c)))
  write.csv(value, out, row.names = FALSE, na = "", quote = which(asks), fileEncoding = "UTF-8")
  if (!any(asks)) { lines <- readLines(out); lines[1] <- gsub('"', "", lines[1]); writeLines(lines, out, useBytes = TRUE) }
}
